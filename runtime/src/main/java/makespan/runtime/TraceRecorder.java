package makespan.runtime;

import java.util.ArrayList;
import java.util.List;
import makespan.graph.TaskGraph;
import makespan.trace.SchedulerCounters;
import makespan.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Records what happens in one run, in bounded memory: a buffer for each worker, a list for what happens apart. */
final class TraceRecorder {
    /*
     * A buffer is made and filled by the threads that serve its worker, one after the other, which the hand-over orders.
     * All are read when the run is over, which the last token orders. The list is guarded by its monitor.
     */
    private final TraceBudget budget;
    private final @Nullable TraceBuffer[] buffers;
    private final List<Apart> apart = new ArrayList<>();
    private int droppedApart;

    /** The execution of a task on a thread that serves no worker. */
    private record Apart(int task, int lane, long startNanos, long endNanos) {}

    /** @param limit how many entries are kept, at least 1 */
    TraceRecorder(int limit, int workers) {
        budget = new TraceBudget(limit);
        buffers = new @Nullable TraceBuffer[workers];
    }

    /** Returns a worker's buffer. Called by the thread that serves the worker. */
    TraceBuffer buffer(int worker) {
        TraceBuffer buffer = buffers[worker];
        if (buffer == null) {
            buffer = new TraceBuffer(budget);
            buffers[worker] = buffer;
        }
        return buffer;
    }

    /** Notes a task that was executed by a thread that serves no worker. Any thread. */
    void apart(int task, int lane, long startNanos, long endNanos) {
        synchronized (apart) {
            if (budget.take(1) == 1) {
                apart.add(new Apart(task, lane, startNanos, endNanos));
            } else {
                droppedApart++;
            }
        }
    }

    /** Call when the run is over. */
    Trace toTrace(
            TaskGraph graph, TaskStates states, long beginNanos, SchedulerCounters counters, DeviceOutcome devices) {
        TraceAssembly assembly = new TraceAssembly(graph, states, beginNanos);
        int dropped = droppedApart;
        for (int worker = 0; worker < buffers.length; worker++) {
            TraceBuffer buffer = buffers[worker];
            if (buffer != null) {
                assembly.add(worker, buffer);
                dropped += buffer.dropped();
            }
        }
        for (Apart task : apart) {
            assembly.add(task.task(), task.lane(), task.startNanos(), task.endNanos());
        }
        return assembly.toTrace(buffers.length, counters, dropped, devices);
    }
}

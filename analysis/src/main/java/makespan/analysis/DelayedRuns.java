package makespan.analysis;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.runtime.WorkStealingRuntime;
import makespan.trace.Trace;

/** Runs one graph with some of its tasks delayed. */
@FunctionalInterface
interface DelayedRuns {
    /**
     * Runs the graph to its end.
     *
     * @param delayed indices of the tasks that take longer
     * @param nanos by so much
     */
    Trace run(List<Integer> delayed, long nanos) throws InterruptedException;

    /** Returns runs on a runtime; a task on a worker spins through its delay, one on the I/O lane sleeps. */
    static DelayedRuns on(WorkStealingRuntime runtime, TaskGraph graph) {
        return (delayed, nanos) ->
                runtime.run(delayed(graph, delayed, nanos)).orThrow().trace();
    }

    private static TaskGraph delayed(TaskGraph graph, List<Integer> tasks, long nanos) {
        if (tasks.isEmpty()) {
            return graph;
        }
        BitSet slow = new BitSet();
        tasks.forEach(slow::set);
        return graph.withBodies(
                task -> slow.get(task) ? delayed(graph.body(task), graph.device(task), nanos) : graph.body(task));
    }

    private static TaskBody delayed(TaskBody body, DeviceKind device, long nanos) {
        return context -> {
            Object value = body.run(context);
            long end = System.nanoTime() + nanos;
            for (long left = nanos; left > 0 && !context.cancelled(); left = end - System.nanoTime()) {
                if (device.equals(DeviceKind.IO)) {
                    LockSupport.parkNanos(left);
                } else {
                    Thread.onSpinWait();
                }
            }
            return value;
        };
    }
}

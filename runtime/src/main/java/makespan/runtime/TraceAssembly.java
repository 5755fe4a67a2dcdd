package makespan.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/** Puts the records of a run's lanes together to one trace. */
final class TraceAssembly {
    private static final int NOT_RECORDED = -1;

    private final TaskGraph graph;
    private final TaskStates states;
    private final long beginNanos;
    private final long[] startNanos;
    private final long[] endNanos;
    private final int[] lane;

    TraceAssembly(TaskGraph graph, TaskStates states, long beginNanos) {
        this.graph = graph;
        this.states = states;
        this.beginNanos = beginNanos;
        startNanos = new long[graph.size()];
        endNanos = new long[graph.size()];
        lane = new int[graph.size()];
        Arrays.fill(lane, NOT_RECORDED);
        Arrays.fill(endNanos, beginNanos);
    }

    /** Adds what a lane recorded. */
    void add(int onLane, TraceBuffer buffer) {
        long last = beginNanos;
        for (TraceBuffer.Chunk chunk : buffer.chunks()) {
            for (int i = 0; i < chunk.length(); i++) {
                long nanos = chunk.nanos()[i];
                if (chunk.tasks()[i] != TraceBuffer.MARK) {
                    add(chunk.tasks()[i], onLane, last, nanos);
                }
                last = nanos;
            }
        }
    }

    /** Adds the execution of one task. */
    void add(int task, int onLane, long start, long end) {
        lane[task] = onLane;
        startNanos[task] = start;
        endNanos[task] = end;
    }

    Trace toTrace(int workers, SchedulerCounters counters, int dropped, DeviceOutcome devices) {
        List<TaskEvent> events = new ArrayList<>();
        int lanes = workers + devices.lanes().size();
        for (int task = 0; task < lane.length; task++) {
            if (lane[task] != NOT_RECORDED) {
                events.add(event(task));
                lanes = Math.max(lanes, lane[task] + 1);
            }
        }
        Trace.Origin origin = devices.emulated() ? Trace.Origin.EMULATED : Trace.Origin.MEASURED;
        return new Trace(origin, lanes(workers, lanes, devices.lanes()), graph.size(), events, counters, dropped)
                .withDevices(devices.record());
    }

    /** Clocks of two cores may differ by a hair; an event's times are put in order. */
    private TaskEvent event(int task) {
        long ready = beginNanos;
        for (int k = 0; k < graph.predecessorCount(task); k++) {
            ready = Math.max(ready, endNanos[graph.predecessor(task, k)]);
        }
        long start = Math.max(ready, startNanos[task]);
        long end = Math.max(start, endNanos[task]);
        return new TaskEvent(task, lane[task], ready - beginNanos, start - beginNanos, end - beginNanos, outcome(task));
    }

    private Outcome outcome(int task) {
        if (states.completed(task)) {
            return Outcome.COMPLETED;
        }
        return states.failed(task) ? Outcome.FAILED : Outcome.CANCELLED;
    }

    private static List<Lane> lanes(int workers, int count, List<Lane> devices) {
        List<Lane> lanes = new ArrayList<>(count);
        for (int i = 0; i < workers; i++) {
            lanes.add(new Lane(i, "w" + i, DeviceKind.CPU));
        }
        for (Lane lane : devices) {
            lanes.add(new Lane(lanes.size(), lane.name(), lane.device(), lane.emulated(), lane.watts()));
        }
        for (int slot = 0; lanes.size() < count; slot++) {
            lanes.add(new Lane(lanes.size(), "io " + slot, DeviceKind.IO));
        }
        return lanes;
    }
}

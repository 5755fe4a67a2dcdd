package makespan.simulate;

import java.util.ArrayList;
import java.util.List;
import makespan.device.DeviceKind;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/** When each task became ready and started, and where, while a schedule on equal workers grows. */
final class ScheduleRecord {
    private final long[] nanos;
    private final int workers;
    private final long[] ready;
    private final long[] start;
    private final int[] lane;
    private int lanes;

    /**
     * @param nanos time of each task, not copied
     * @param workers lanes from this one on are I/O lanes
     */
    ScheduleRecord(long[] nanos, int workers) {
        this.nanos = nanos;
        this.workers = workers;
        ready = new long[nanos.length];
        start = new long[nanos.length];
        lane = new int[nanos.length];
        lanes = workers;
    }

    void ready(int task, long now) {
        ready[task] = now;
    }

    void start(int task, int onLane, long now) {
        start[task] = now;
        lane[task] = onLane;
        lanes = Math.max(lanes, onLane + 1);
    }

    Trace toTrace(SchedulerCounters counters) {
        List<Lane> all = new ArrayList<>(lanes);
        for (int worker = 0; worker < workers; worker++) {
            all.add(new Lane(worker, "w" + worker, DeviceKind.CPU));
        }
        for (int io = workers; io < lanes; io++) {
            all.add(new Lane(io, "io " + (io - workers), DeviceKind.IO));
        }
        List<TaskEvent> events = new ArrayList<>(nanos.length);
        for (int task = 0; task < nanos.length; task++) {
            events.add(new TaskEvent(
                    task, lane[task], ready[task], start[task], start[task] + nanos[task], Outcome.COMPLETED));
        }
        return new Trace(Trace.Origin.SIMULATED, all, nanos.length, events, counters);
    }
}

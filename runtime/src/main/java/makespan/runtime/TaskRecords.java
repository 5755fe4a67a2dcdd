package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.jspecify.annotations.Nullable;

/** What happened to each task of one run, in flat arrays. */
final class TaskRecords {
    /*
     * A task is executed by one thread, and only that thread writes the task's elements: value, times and lane first,
     * plainly, then its status. The status is written volatile and read volatile: whoever reads COMPLETED sees the
     * value. Release and acquire would do for that; the stronger mode is for Waits, where the write of a status and
     * the read of the number of waiters must not change places. The exception is GIVEN_UP, which the thread of a
     * failed predecessor writes for tasks that can never start any more.
     *
     * A successor reads values plainly: it became ready by a chain of atomic decrements that ends at each predecessor.
     */
    static final byte NOT_STARTED = 0;
    static final byte COMPLETED = 1;
    static final byte FAILED = 2;
    static final byte CANCELLED = 3;
    static final byte GIVEN_UP = 4;

    private static final VarHandle STATUS = MethodHandles.arrayElementVarHandle(byte[].class);

    private final byte[] status;
    private final @Nullable Object[] values;
    private final long[] startNanos;
    private final long[] endNanos;
    private final int[] lane;

    TaskRecords(int tasks) {
        status = new byte[tasks];
        values = new @Nullable Object[tasks];
        startNanos = new long[tasks];
        endNanos = new long[tasks];
        lane = new int[tasks];
    }

    void started(int task, int onLane, long nanos) {
        lane[task] = onLane;
        startNanos[task] = nanos;
    }

    void ended(int task, byte newStatus, @Nullable Object value, long nanos) {
        values[task] = value;
        endNanos[task] = nanos;
        STATUS.setVolatile(status, task, newStatus);
    }

    /** Marks a task that can never start because a predecessor failed; returns false if it was marked before. */
    boolean giveUp(int task) {
        return STATUS.compareAndSet(status, task, NOT_STARTED, GIVEN_UP);
    }

    byte status(int task) {
        return (byte) STATUS.getVolatile(status, task);
    }

    /** Returns whether nothing more will happen to a task. */
    boolean settled(int task) {
        return status(task) != NOT_STARTED;
    }

    /** Returns whether the body of a task that is over for good was entered. */
    boolean started(int task) {
        byte now = status(task);
        return now != NOT_STARTED && now != GIVEN_UP;
    }

    @Nullable
    Object value(int task) {
        return values[task];
    }

    /** Call when the run is over. */
    Trace toTrace(TaskGraph graph, int workers, long beginNanos, SchedulerCounters counters) {
        List<TaskEvent> events = new ArrayList<>(graph.size());
        int lanes = workers;
        for (int task = 0; task < graph.size(); task++) {
            if (started(task)) {
                events.add(event(graph, task, beginNanos));
                lanes = Math.max(lanes, lane[task] + 1);
            }
        }
        return new Trace(Trace.Origin.MEASURED, lanes(workers, lanes), graph.size(), events, counters);
    }

    /** Clocks of two cores may differ by a hair; an event's times are put in order. */
    private TaskEvent event(TaskGraph graph, int task, long beginNanos) {
        long ready = beginNanos;
        for (int k = 0; k < graph.predecessorCount(task); k++) {
            ready = Math.max(ready, endNanos[graph.predecessor(task, k)]);
        }
        long start = Math.max(ready, startNanos[task]);
        long end = Math.max(start, endNanos[task]);
        return new TaskEvent(
                task, lane[task], ready - beginNanos, start - beginNanos, end - beginNanos, outcome(status(task)));
    }

    private static Outcome outcome(byte status) {
        return switch (status) {
            case COMPLETED -> Outcome.COMPLETED;
            case FAILED -> Outcome.FAILED;
            case CANCELLED -> Outcome.CANCELLED;
            default -> throw new IllegalArgumentException("a task of status " + status + " has no outcome");
        };
    }

    private static List<Lane> lanes(int workers, int count) {
        List<Lane> lanes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lanes.add(
                    i < workers
                            ? new Lane(i, "w" + i, DeviceKind.CPU)
                            : new Lane(i, "io " + (i - workers), DeviceKind.IO));
        }
        return lanes;
    }
}

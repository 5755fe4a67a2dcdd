package makespan.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import makespan.device.DeviceKind;

/**
 * What happened in a run of a graph, or would have. Immutable. At most one event per task of the graph; a task without
 * an event did not run.
 */
public final class Trace {
    /** Where a trace comes from; charts and tables must show which. */
    public enum Origin {
        MEASURED,
        EMULATED,
        SIMULATED,
        IMPORTED;

        /** Returns the word for it that people read, such as {@code measured}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Origin origin;
    private final List<Lane> lanes;
    private final List<TaskEvent> events;
    private final int[] eventByTask;
    private final long makespanNanos;
    private final SchedulerCounters counters;
    private final int unrecorded;
    private final DeviceRecord devices;

    /** A trace that holds all that happened. */
    public Trace(Origin origin, List<Lane> lanes, int taskCount, List<TaskEvent> events, SchedulerCounters counters) {
        this(origin, lanes, taskCount, events, counters, 0);
    }

    /**
     * @param taskCount size of the graph
     * @param events in any order, at most one per task
     * @param unrecorded how many tasks ran without an event, for want of room
     * @throws IllegalArgumentException if an event names a task or lane that does not exist, or a task twice
     */
    public Trace(
            Origin origin,
            List<Lane> lanes,
            int taskCount,
            List<TaskEvent> events,
            SchedulerCounters counters,
            int unrecorded) {
        this(origin, lanes, taskCount, events, counters, unrecorded, DeviceRecord.NONE);
    }

    private Trace(
            Origin origin,
            List<Lane> lanes,
            int taskCount,
            List<TaskEvent> events,
            SchedulerCounters counters,
            int unrecorded,
            DeviceRecord devices) {
        this.origin = origin;
        this.devices = devices;
        this.lanes = List.copyOf(lanes);
        this.counters = counters;
        this.unrecorded = unrecorded;
        List<TaskEvent> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(TaskEvent::startNanos)
                .thenComparingLong(TaskEvent::endNanos)
                .thenComparingInt(TaskEvent::task));
        this.events = List.copyOf(sorted);
        eventByTask = new int[taskCount];
        Arrays.fill(eventByTask, -1);
        long end = 0;
        for (int i = 0; i < sorted.size(); i++) {
            TaskEvent event = sorted.get(i);
            check(event, taskCount);
            eventByTask[event.task()] = i;
            end = Math.max(end, event.endNanos());
        }
        for (Transfer transfer : devices.transfers()) {
            end = Math.max(end, transfer.endNanos());
        }
        makespanNanos = end;
    }

    /** Returns the same trace with what is to be said of unlike devices. */
    public Trace withDevices(DeviceRecord newDevices) {
        return new Trace(origin, lanes, eventByTask.length, events, counters, unrecorded, newDevices);
    }

    private void check(TaskEvent event, int taskCount) {
        if (event.task() < 0 || event.task() >= taskCount) {
            throw new IllegalArgumentException(
                    "event of task " + event.task() + " in a graph of " + taskCount + " tasks");
        }
        if (event.lane() < 0 || event.lane() >= lanes.size()) {
            throw new IllegalArgumentException(
                    "event of task " + event.task() + " on lane " + event.lane() + " of " + lanes.size());
        }
        if (eventByTask[event.task()] >= 0) {
            throw new IllegalArgumentException("task " + event.task() + " has two events");
        }
    }

    /** Returns where the trace comes from. */
    public Origin origin() {
        return origin;
    }

    /** Returns the lanes, workers first. */
    public List<Lane> lanes() {
        return lanes;
    }

    /** Returns the events by ascending start. */
    public List<TaskEvent> events() {
        return events;
    }

    /** Returns the event of a task, if it ran. */
    public Optional<TaskEvent> event(int task) {
        int at = eventByTask[task];
        return at < 0 ? Optional.empty() : Optional.of(events.get(at));
    }

    /** Returns the number of tasks in the graph that was run. */
    public int taskCount() {
        return eventByTask.length;
    }

    /** Returns the makespan: from the start of the run, time 0, to the last end of a task or transfer, in nanoseconds. */
    public long makespanNanos() {
        return makespanNanos;
    }

    /** Returns the number of CPU workers. */
    public int workers() {
        return (int) lanes.stream()
                .filter(lane -> lane.device().equals(DeviceKind.CPU))
                .count();
    }

    /** Returns what the run says of unlike devices: transfers, and why tasks ran where they did. */
    public DeviceRecord devices() {
        return devices;
    }

    /** Returns what the scheduler counted. */
    public SchedulerCounters counters() {
        return counters;
    }

    /**
     * Returns how many tasks ran without an event because the trace had reached its limit; 0 as a rule. What is computed
     * from such a trace holds for what was recorded only.
     */
    public int unrecorded() {
        return unrecorded;
    }
}

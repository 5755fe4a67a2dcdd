package makespan.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import makespan.device.DeviceKind;
import makespan.trace.Trace.Origin;
import org.junit.jupiter.api.Test;

final class TraceTest {
    private static final List<Lane> LANES = List.of(
            new Lane(0, "w0", DeviceKind.CPU), new Lane(1, "w1", DeviceKind.CPU), new Lane(2, "io 0", DeviceKind.IO));

    private static TaskEvent event(int task, int lane, long start, long end) {
        return new TaskEvent(task, lane, 0, start, end, Outcome.COMPLETED);
    }

    private static Trace trace(TaskEvent... events) {
        return new Trace(Origin.MEASURED, LANES, 3, List.of(events), SchedulerCounters.NONE);
    }

    private static String refusal(TaskEvent... events) {
        return assertThrows(IllegalArgumentException.class, () -> trace(events)).getMessage() + "";
    }

    @Test
    void eventsAreSortedAndFoundByTask() {
        Trace trace = trace(event(2, 0, 50, 90), event(0, 1, 10, 40));

        assertEquals(List.of(event(0, 1, 10, 40), event(2, 0, 50, 90)), trace.events());
        assertEquals(Optional.of(event(2, 0, 50, 90)), trace.event(2));
        assertEquals(Optional.empty(), trace.event(1));
        assertEquals(90, trace.makespanNanos());
        assertEquals(2, trace.workers());
        assertEquals(3, trace.taskCount());
        assertEquals(40, trace.events().get(1).durationNanos());
    }

    @Test
    void eventsOfUnknownTasksOrLanesAndDoubledOnesAreRefused() {
        assertEquals("event of task 3 in a graph of 3 tasks", refusal(event(3, 0, 0, 1)));
        assertEquals("event of task 1 on lane 3 of 3", refusal(event(1, 3, 0, 1)));
        assertEquals("task 1 has two events", refusal(event(1, 0, 0, 1), event(1, 1, 2, 3)));
    }

    @Test
    void timesOutOfOrderAreRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> new TaskEvent(1, 0, 5, 4, 9, Outcome.COMPLETED));

        assertEquals("times of task 1 must satisfy 0 <= ready <= start <= end, but were 5, 4, 9", e.getMessage());
    }
}

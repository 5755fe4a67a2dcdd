package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.runtime.TaskFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

class SpeedupMeasurementTest {
    private final TaskGraph fork = TaskGraph.builder("fork")
            .add("a", TaskBody.EMPTY)
            .add("b", TaskBody.EMPTY, "a")
            .add("c", TaskBody.EMPTY, "a")
            .build();

    @Test
    void everyNumberOfWorkersIsMeasuredOncePerRoundAndOneIsAdded() throws InterruptedException {
        List<Integer> order = new ArrayList<>();

        SpeedupStudy study = SpeedupMeasurement.of(fork)
                .workers(3, 2, 3)
                .repeats(4)
                .warmUps(2)
                .progress((done, total, workers) -> {
                    assertEquals(order.size(), done);
                    assertEquals(18, total);
                    order.add(workers);
                })
                .measure();

        assertEquals(
                List.of(1, 2, 3),
                study.points().stream().map(SpeedupStudy.Point::workers).toList());
        for (int round = 0; round < 6; round++) {
            assertEquals(
                    List.of(1, 2, 3),
                    order.subList(3 * round, 3 * round + 3).stream().sorted().toList());
        }
        study.points().forEach(point -> assertEquals(4, point.seconds().size()));
        assertEquals(Set.of(2, 3), study.breakdowns().keySet());
        study.breakdowns()
                .values()
                .forEach(time -> assertEquals(
                        1,
                        time.shares().values().stream()
                                .mapToDouble(share -> share)
                                .sum(),
                        1e-3));
        assertEquals(1, study.points().get(0).speedup());
        assertEquals(1, study.points().get(0).low());
        assertEquals(1, study.points().get(0).high());
        assertEquals(Runtime.getRuntime().availableProcessors(), study.processors());
    }

    @Test
    void theOrderOfRunsIsThatOfTheSeed() throws InterruptedException {
        assertEquals(order(1), order(1));
        assertNotEquals(order(1), order(2));
    }

    private List<Integer> order(long seed) throws InterruptedException {
        List<Integer> order = new ArrayList<>();
        SpeedupMeasurement.of(fork)
                .workers(1, 2, 3, 4)
                .seed(seed)
                .progress((done, total, workers) -> order.add(workers))
                .measure();
        return order;
    }

    @Test
    void aSpentBudgetLeavesThreeRepeatsAndSaysSo() throws InterruptedException {
        SpeedupStudy study = SpeedupMeasurement.of(fork)
                .workers(1, 2)
                .repeats(9)
                .budget(Duration.ofNanos(1))
                .measure();

        assertEquals(3, study.points().get(1).seconds().size());
        assertEquals(List.of("3 repeats instead of 9, to keep within 1 ns"), study.notes());
    }

    @Test
    void aFailingTaskEndsTheMeasurementWithItsName() {
        TaskGraph failing = TaskGraph.builder("failing")
                .add("parse", context -> {
                    throw new NumberFormatException("12a");
                })
                .build();

        TaskFailedException failed = assertThrows(
                TaskFailedException.class,
                () -> SpeedupMeasurement.of(failing).workers(1, 2).measure());

        assertEquals("Task 'parse' failed: NumberFormatException: 12a", failed.getMessage());
    }

    @Test
    @Timeout(60)
    void anInterruptEndsTheMeasurement() {
        CountDownLatch never = new CountDownLatch(1);
        Thread measuring = Thread.currentThread();
        TaskGraph endless = TaskGraph.builder("endless")
                .add("wait", context -> {
                    measuring.interrupt();
                    never.await();
                    return null;
                })
                .build();

        assertThrows(
                InterruptedException.class,
                () -> SpeedupMeasurement.of(endless).workers(1).measure());
    }

    @Test
    void badSettingsAreRefused() {
        SpeedupMeasurement measurement = SpeedupMeasurement.of(fork);

        assertEquals("workers must be between 1 and 256, but was 0", refusal(() -> measurement.workers(2, 0)));
        assertEquals("repeats must be at least 3, but was 2", refusal(() -> measurement.repeats(2)));
        assertEquals("warm-ups must be at least 0, but was -1", refusal(() -> measurement.warmUps(-1)));
        assertEquals("the budget must be above 0, but was PT0S", refusal(() -> measurement.budget(Duration.ZERO)));
        assertEquals(
                "graph 'none' has no tasks to measure",
                refusal(() ->
                        SpeedupMeasurement.of(TaskGraph.builder("none").build()).measure()));
    }

    private static String refusal(Executable setting) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, setting).getMessage());
    }

    @Test
    void theDefaultIsEveryCountToEightThenPowersOfTwoAndAllProcessors() {
        assertEquals(List.of(1), SpeedupMeasurement.defaultWorkers(1));
        assertEquals(List.of(1, 2), SpeedupMeasurement.defaultWorkers(2));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 16, 24), SpeedupMeasurement.defaultWorkers(24));
    }
}

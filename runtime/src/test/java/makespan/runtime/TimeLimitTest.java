package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class TimeLimitTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final TaskBody ENDLESS = context -> {
        new CountDownLatch(1).await();
        return null;
    };

    private static RunResult run(TaskSpec... tasks) throws InterruptedException {
        var builder = TaskGraph.builder("limits");
        for (TaskSpec task : tasks) {
            builder.add(task);
        }
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1)) {
            return runtime.run(builder.build());
        }
    }

    private static String failureOf(RunResult result) {
        return String.valueOf(
                assertThrows(TaskFailedException.class, result::orThrow).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "io"})
    void aBodyThatTakesTooLongIsInterruptedAndFails(String device) throws InterruptedException {
        RunResult result = run(TaskSpec.of("slow", ENDLESS).withTimeout(SHORT).withDevice(new DeviceKind(device)));

        assertEquals("Task 'slow' failed: TimeoutException: did not end within 20 ms", failureOf(result));
    }

    @Test
    void aBodyThatLooksNoticesThatItsTimeIsOver() throws InterruptedException {
        RunResult result = run(TaskSpec.of("polite", context -> {
                    while (!context.cancelled()) {
                        Thread.onSpinWait();
                    }
                    return "late";
                })
                .withTimeout(SHORT));

        assertEquals("Task 'polite' failed: TimeoutException: did not end within 20 ms", failureOf(result));
    }

    @Test
    void eachTryHasItsOwnTimeAndNoInterruptReachesTheNextTask() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        RunResult result = run(
                TaskSpec.of(
                                "second time lucky",
                                context -> tries.incrementAndGet() == 1 ? ENDLESS.run(context) : "done")
                        .withTimeout(Duration.ofMillis(500))
                        .withTries(2),
                TaskSpec.of("next", context -> Thread.currentThread().isInterrupted())
                        .withAfter("second time lucky"));

        assertEquals("done", result.orThrow().value("second time lucky"));
        assertEquals(false, result.value("next"));
    }

    @Test
    void aTaskThatEndsInTimeCompletes() throws InterruptedException {
        RunResult result = run(TaskSpec.of("quick", context -> 42).withTimeout(Duration.ofHours(1)));

        assertEquals(42, result.orThrow().value("quick"));
    }

    @Test
    void thePauseBetweenTriesDoublesAndLeavesTheWorkerToOthers() throws InterruptedException {
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        RunResult result = run(
                TaskSpec.of("flaky", context -> {
                            times.add(System.nanoTime());
                            if (times.size() < 3) {
                                throw new IOException("not yet");
                            }
                            order.add("flaky");
                            return null;
                        })
                        .withTries(3)
                        .withBackoff(Duration.ofMillis(40)),
                TaskSpec.of("other", context -> order.add("other")));

        result.orThrow();
        assertEquals(List.of("other", "flaky"), order);
        assertTrue(times.get(1) - times.get(0) >= 40_000_000, "first pause");
        assertTrue(times.get(2) - times.get(1) >= 80_000_000, "second pause");
    }

    @Test
    void onlyFailuresOfTheWantedTypeAreTriedAgain() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        RunResult result = run(TaskSpec.of("broken", context -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("broken");
                })
                .withTries(5)
                .withRetryOn(IOException.class));

        assertEquals("Task 'broken' failed: IllegalStateException: broken", failureOf(result));
        assertEquals(1, tries.get());
    }

    @Test
    void aCancelledRunDoesNotWaitForThePauseToEnd() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(1);
        TaskGraph graph = TaskGraph.builder("limits")
                .add(TaskSpec.of("flaky", context -> {
                            tried.countDown();
                            throw new IOException("not yet");
                        })
                        .withTries(2)
                        .withBackoff(Duration.ofHours(1)))
                .build();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1)) {
            Run run = runtime.start(graph);
            tried.await();
            run.cancel();

            assertEquals(RunResult.Status.CANCELLED, run.await().status());
            assertFalse(run.await().completed(0));
        }
    }
}

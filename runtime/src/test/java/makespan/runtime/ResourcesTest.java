package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import makespan.device.DeviceKind;
import makespan.graph.Task;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ResourcesTest {
    private static TaskSpec task(String name, int db, int memory) {
        TaskSpec spec = TaskSpec.of(name, TaskBody.EMPTY);
        spec = db == 0 ? spec : spec.withNeed("db", db);
        return memory == 0 ? spec : spec.withNeed("memory", memory);
    }

    private static Resources resources(TaskSpec... tasks) {
        TaskGraphBuilder builder = TaskGraph.builder("needs").resource("db", 1).resource("memory", 4);
        for (TaskSpec task : tasks) {
            builder.add(task);
        }
        return new Resources(builder.build());
    }

    @Test
    void aTaskGetsAllThatItNeedsOrWaits() {
        Resources resources = resources(task("a", 1, 2), task("b", 1, 0), task("c", 0, 2), task("d", 0, 1));

        assertTrue(resources.acquire(0));
        assertTrue(resources.acquire(0));
        assertFalse(resources.acquire(1));
        assertTrue(resources.acquire(2));
        assertFalse(resources.acquire(3));
        assertEquals(List.of(1, 3), resources.release(0));
        assertEquals(List.of(), resources.release(0));
        assertTrue(resources.acquire(1));
    }

    @Test
    void aTaskThatNeedsMuchIsPassedByOthersThatFitUntilAllIsFree() {
        Resources resources = resources(task("small", 0, 1), task("large", 0, 4), task("later", 0, 1));

        assertTrue(resources.acquire(0));
        assertFalse(resources.acquire(1));
        assertTrue(resources.acquire(2));
        assertEquals(List.of(), resources.release(0));
        assertEquals(List.of(1), resources.release(2));
    }

    @Test
    void theHigherPriorityIsServedFirst() {
        Resources resources = resources(
                task("holder", 1, 0), task("low", 1, 0), task("high", 1, 0).withPriority(5));

        assertTrue(resources.acquire(0));
        assertFalse(resources.acquire(1));
        assertFalse(resources.acquire(2));
        assertEquals(List.of(2), resources.release(0));
        assertEquals(List.of(1), resources.release(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void noMoreTasksRunAtOnceThanTheirResourceHasUnits(int workers) throws InterruptedException {
        AtomicInteger units = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TaskGraphBuilder builder = TaskGraph.builder("needs").resource("db", 3);
        for (int i = 0; i < 300; i++) {
            int need = 1 + i % 3;
            TaskSpec spec = TaskSpec.of("t " + i, context -> {
                most.accumulateAndGet(units.addAndGet(need), Math::max);
                Thread.onSpinWait();
                units.addAndGet(-need);
                return null;
            });
            builder.add(spec.withNeed("db", need)
                    .withDevice(i % 7 == 0 ? DeviceKind.IO : DeviceKind.CPU)
                    .withPriority(i % 2)
                    .withAfter(i % 5 == 0 && i > 0 ? new String[] {"t " + (i - 1)} : new String[0]));
        }
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(workers)) {
            runtime.run(builder.build()).orThrow();
        }
        assertTrue(most.get() <= 3, "held at once: " + most);
        assertEquals(0, units.get());
    }

    @Test
    void aTaskThatWaitsForAResourceOccupiesNoWorker() throws InterruptedException {
        CountDownLatch others = new CountDownLatch(2);
        TaskGraph graph = TaskGraph.builder("needs")
                .resource("db", 1)
                .add(TaskSpec.of("holder", context -> {
                            others.await();
                            return null;
                        })
                        .withNeed("db", 1)
                        .withPriority(9))
                .add(TaskSpec.of("waits", TaskBody.EMPTY).withNeed("db", 1).withPriority(8))
                .add("other 1", context -> {
                    others.countDown();
                    return null;
                })
                .add("other 2", context -> {
                    others.countDown();
                    return null;
                })
                .build();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            assertEquals(RunResult.Status.COMPLETED, runtime.run(graph).status());
        }
    }

    @Test
    void aFailedTaskGivesBackWhatItHeld() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("needs")
                .resource("db", 1)
                .add(TaskSpec.of("fails", context -> {
                            throw new IllegalStateException("oops");
                        })
                        .withNeed("db", 1)
                        .withTries(2))
                .add(TaskSpec.of("next", context -> "done").withNeed("db", 1))
                .build();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1)) {
            RunResult result = runtime.run(graph, RunOptions.defaults().withOnFailure(FailurePolicy.KEEP_GOING));

            assertEquals("done", result.value("next"));
        }
    }

    @Test
    void aWaitForATaskThatNeedsWhatTheWaiterHoldsIsRefused() throws InterruptedException {
        AtomicReference<Task> other = new AtomicReference<>();
        TaskGraph graph = TaskGraph.builder("needs")
                .resource("db", 1)
                .add(TaskSpec.of("holder", context -> context.await(Objects.requireNonNull(other.get())))
                        .withNeed("db", 1)
                        .withPriority(9))
                .add(TaskSpec.of("other", TaskBody.EMPTY).withNeed("db", 1))
                .build();
        other.set(graph.task("other"));
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1)) {
            RunResult result = runtime.run(graph);

            assertEquals(
                    "Task 'holder' failed: IllegalStateException: Task 'holder' cannot wait for task 'other': "
                            + "'other' needs what is held by 'holder'; not run: other",
                    assertThrows(TaskFailedException.class, result::orThrow).getMessage());
        }
    }

    @Test
    void aWaitForATaskThatNeedsWhatSeveralWaitersHoldIsRefused() throws InterruptedException {
        AtomicReference<Task> other = new AtomicReference<>();
        CountDownLatch bothHold = new CountDownLatch(2);
        TaskBody waiter = context -> {
            bothHold.countDown();
            bothHold.await();
            return context.await(Objects.requireNonNull(other.get()));
        };
        TaskGraph graph = TaskGraph.builder("needs")
                .resource("db", 3)
                .add(TaskSpec.of("a", waiter).withNeed("db", 1))
                .add(TaskSpec.of("b", waiter).withNeed("db", 1))
                .add("gate", context -> {
                    bothHold.await();
                    return null;
                })
                .add(TaskSpec.of("other", context -> "done").withAfter("gate").withNeed("db", 2))
                .build();
        other.set(graph.task("other"));
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(3)) {
            RunResult result = runtime.run(graph, RunOptions.defaults().withOnFailure(FailurePolicy.KEEP_GOING));

            List<TaskFailure> failures = result.failures();
            assertEquals(1, failures.size());
            String refused = failures.get(0).task().name();
            assertEquals(
                    "Task '" + refused + "' cannot wait for task 'other': 'other' needs what is held by 'a' and 'b'",
                    failures.get(0).cause().getMessage());
            assertEquals("done", result.value(refused.equals("a") ? "b" : "a"));
        }
    }

    @Test
    void aWaitForATaskThatRunsAfterOneWhichHoldsWhatItNeedsIsNoCircle() throws InterruptedException {
        AtomicReference<Task> other = new AtomicReference<>();
        CountDownLatch waiting = new CountDownLatch(1);
        TaskGraph graph = TaskGraph.builder("needs")
                .resource("db", 3)
                .add(TaskSpec.of("waiter", context -> {
                            waiting.countDown();
                            return context.await(Objects.requireNonNull(other.get()));
                        })
                        .withNeed("db", 1))
                .add(TaskSpec.of("holder", context -> {
                            waiting.await();
                            return null;
                        })
                        .withNeed("db", 2))
                .add(TaskSpec.of("other", context -> "done").withAfter("holder").withNeed("db", 2))
                .build();
        other.set(graph.task("other"));
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            assertEquals("done", runtime.run(graph).orThrow().value("waiter"));
        }
    }
}

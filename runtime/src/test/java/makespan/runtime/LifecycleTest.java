package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskSpec;
import makespan.runtime.RunResult.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LifecycleTest {
    private static final TaskGraph ONE =
            TaskGraph.builder("one").add("a", TaskBody.EMPTY).build();

    private static Set<Thread> threads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith("makespan-"));
        return threads;
    }

    @Test
    void closingEndsAllThreads() throws InterruptedException {
        Set<Thread> before = threads();
        WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(4);
        TaskGraph graph = TaskGraph.builder("g")
                .add(
                        "waits",
                        context -> context.await(
                                Run.current().orElseThrow().graph().task("io")))
                .add(TaskSpec.of("io", TaskBody.EMPTY).withDevice(DeviceKind.IO))
                .build();
        for (int i = 0; i < 20; i++) {
            runtime.run(graph).orThrow();
        }

        runtime.close();
        runtime.close();

        Set<Thread> after = threads();
        after.removeAll(before);
        after.removeIf(thread -> !thread.isAlive());
        assertEquals(Set.of(), after);
    }

    @Test
    void workersAreNamedDaemons() throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1)) {
            RunResult result = runtime.run(TaskGraph.builder("g")
                    .add(
                            "a",
                            context -> Thread.currentThread().getName()
                                    + (Thread.currentThread().isDaemon() ? " is a daemon" : ""))
                    .build());

            assertEquals("makespan-w0 is a daemon", result.value("a"));
        }
    }

    @Test
    void closingCancelsTheRunsThatRunAndWait() throws InterruptedException {
        WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1);
        CountDownLatch running = new CountDownLatch(1);
        Run first = runtime.start(TaskGraph.builder("g")
                .add("sleeps", context -> {
                    running.countDown();
                    Thread.sleep(60_000);
                    return null;
                })
                .build());
        Run second = runtime.start(ONE);
        running.await();

        runtime.close();

        assertTrue(first.isDone());
        assertEquals(Status.CANCELLED, first.await().status());
        assertEquals(Status.CANCELLED, second.await().status());
    }

    @Test
    void aClosedRuntimeStartsNothing() {
        WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1);
        runtime.close();

        var e = assertThrows(IllegalStateException.class, () -> runtime.start(ONE));

        assertEquals("The runtime is closed; create another one", e.getMessage());
    }

    @Test
    void aTaskCannotUseTheRuntimeThatExecutesIt() throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            List<String> messages = new ArrayList<>();
            TaskBody trying = context -> {
                messages.add(assertThrows(IllegalStateException.class, () -> runtime.start(ONE))
                        .getMessage());
                messages.add(assertThrows(IllegalStateException.class, runtime::close)
                        .getMessage());
                messages.add(assertThrows(
                                IllegalStateException.class,
                                () -> Run.current().orElseThrow().await())
                        .getMessage());
                return null;
            };
            List<String> expected = List.of(
                    "A task cannot start a run on the runtime that executes it, because it occupies one of its"
                            + " workers; use another WorkStealingRuntime",
                    "A task cannot close the runtime that executes it",
                    "A task cannot wait for a run of the runtime that executes it, because it occupies one of its"
                            + " workers");

            runtime.run(TaskGraph.builder("g").add("a", trying).build()).orThrow();
            assertEquals(expected, messages);

            messages.clear();
            runtime.run(TaskGraph.builder("g")
                            .add(TaskSpec.of("a", trying).withDevice(DeviceKind.IO))
                            .build())
                    .orThrow();
            assertEquals(expected, messages);
        }
    }

    @Test
    void aTaskMayUseAnotherRuntime() throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1);
                WorkStealingRuntime other = WorkStealingRuntime.withWorkers(1)) {
            RunResult result = runtime.run(TaskGraph.builder("g")
                    .add("a", context -> other.run(ONE).status())
                    .build());

            assertEquals(Status.COMPLETED, result.value("a"));
        }
    }

    @Test
    void runsTakeTurnsInTheOrderOfTheirStarts() throws InterruptedException {
        List<Integer> order = new ArrayList<>();
        CountDownLatch goOn = new CountDownLatch(1);
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            runtime.start(TaskGraph.builder("blocks")
                    .add("a", context -> {
                        goOn.await();
                        return null;
                    })
                    .build());
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = i;
                runs.add(runtime.start(TaskGraph.builder("g")
                        .add("a", context -> order.add(number))
                        .build()));
            }
            goOn.countDown();
            for (Run run : runs) {
                run.await();
            }
        }
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), order);
    }

    @Test
    void twoRunsNeverShareTheWorkers() throws InterruptedException {
        AtomicInteger inFirst = new AtomicInteger();
        AtomicInteger inSecond = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            Thread[] starters = {
                starter(runtime, inFirst, inSecond, overlaps), starter(runtime, inSecond, inFirst, overlaps)
            };
            for (Thread starter : starters) {
                starter.start();
            }
            for (Thread starter : starters) {
                starter.join();
            }
        }
        assertEquals(0, overlaps.get());
        assertEquals(0, inFirst.get() + inSecond.get());
    }

    private static Thread starter(
            WorkStealingRuntime runtime, AtomicInteger own, AtomicInteger other, AtomicInteger overlaps) {
        var builder = TaskGraph.builder("g");
        for (int i = 0; i < 20; i++) {
            builder.add("task " + i, context -> {
                own.incrementAndGet();
                if (other.get() > 0) {
                    overlaps.incrementAndGet();
                }
                own.decrementAndGet();
                return null;
            });
        }
        TaskGraph graph = builder.build();
        return new Thread(() -> {
            try {
                for (int i = 0; i < 1_000; i++) {
                    runtime.run(graph).orThrow();
                }
            } catch (InterruptedException e) {
                overlaps.incrementAndGet();
            }
        });
    }

    @Test
    void emptyAndFullRunsMayBeMixedByTheThousands() throws InterruptedException {
        TaskGraph empty = TaskGraph.builder("empty").build();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                runs.add(runtime.start(i % 2 == 0 ? empty : ONE));
            }
            for (Run run : runs) {
                assertEquals(Status.COMPLETED, run.await().status());
            }
            assertFalse(runtime.workers() != 2);
        }
    }

    /** Quick tasks, so that both workers remember the graph; then others, so that its plan is not kept. */
    @Test
    void aGraphThatIsNotRunAnyMoreIsForgotten() throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            WeakReference<TaskGraph> graph = runOnce(runtime, 100_000);
            for (int i = 0; i < 8; i++) {
                runOnce(runtime, 1);
            }
            while (graph.get() != null) {
                System.gc();
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whatTasksReturnedIsForgottenWithTheResult() throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            WeakReference<Object> value = valueOfARun(runtime);
            while (runtime.idleWorkers().sleepers() < 2) {
                Thread.onSpinWait();
            }
            while (value.get() != null) {
                System.gc();
            }
        }
    }

    private static WeakReference<Object> valueOfARun(WorkStealingRuntime runtime) throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("graph")
                .add("a", context -> new Object())
                .add("b", context -> new Object())
                .build();
        return new WeakReference<>(Objects.requireNonNull(runtime.run(graph).value("b")));
    }

    private static WeakReference<TaskGraph> runOnce(WorkStealingRuntime runtime, int tasks)
            throws InterruptedException {
        TaskGraph graph = TaskGraph.indexed("graph", tasks).build();
        runtime.run(graph).orThrow();
        return new WeakReference<>(graph);
    }
}

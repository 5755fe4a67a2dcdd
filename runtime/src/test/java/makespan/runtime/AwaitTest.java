package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskContext;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.runtime.RunResult.Status;
import makespan.trace.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class AwaitTest {
    private static final RunOptions KEEP_GOING = RunOptions.defaults().withOnFailure(FailurePolicy.KEEP_GOING);

    private static TaskBody awaiting(String other) {
        return context -> "got " + await(context, other);
    }

    private static @Nullable Object await(TaskContext context, String other) throws InterruptedException {
        return context.await(Run.current().orElseThrow().graph().task(other));
    }

    private static RunResult run(TaskGraphBuilder graph, int workers) throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(workers)) {
            return runtime.run(graph.build(), KEEP_GOING);
        }
    }

    private static List<String> messages(RunResult result) {
        return result.failures().stream()
                .map(failure -> failure.cause().getMessage() + "")
                .toList();
    }

    @Test
    void theOnlyWorkerGoesOnWhileABodyWaits() throws InterruptedException {
        RunResult result = run(
                TaskGraph.builder("g")
                        .add("waits", awaiting("late"))
                        .add("after", context -> context.input(0) + "!", "waits")
                        .add("early", context -> 1)
                        .add("late", context -> 2, "early"),
                1);

        assertEquals("got 2!", result.orThrow().value("after"));
        assertEquals(1, result.trace().lanes().size());
    }

    @Test
    void aTaskThatIsDoneIsNotWaitedFor() throws InterruptedException {
        RunResult result = run(
                TaskGraph.builder("g")
                        .add("a", context -> 1)
                        .add(TaskSpec.of("b", awaiting("a")).withAfter("a")),
                1);

        assertEquals("got 1", result.orThrow().value("b"));
    }

    @Test
    void manyBodiesMayWaitAtOnceAndSeveralTimes() throws InterruptedException {
        TaskGraphBuilder builder = TaskGraph.builder("g");
        for (int i = 0; i < 100; i++) {
            builder.add(TaskSpec.of("waits " + i, context -> {
                        await(context, "late");
                        return await(context, "later");
                    })
                    .withDevice(i % 10 == 0 ? DeviceKind.IO : DeviceKind.CPU));
        }
        builder.add("late", context -> 1).add("later", context -> 2, "late");

        RunResult result = run(builder, 2).orThrow();

        for (int i = 0; i < 100; i++) {
            assertEquals(2, result.value("waits " + i));
        }
    }

    @Test
    void aChainOfWaitsUnwinds() throws InterruptedException {
        TaskGraphBuilder builder = TaskGraph.builder("g");
        for (int i = 0; i < 50; i++) {
            int next = i + 1;
            builder.add("link " + i, context -> 1 + (int) (Integer) value(await(context, "link " + next)));
        }
        builder.add("link 50", context -> 0);

        assertEquals(50, run(builder, 2).orThrow().value("link 0"));
    }

    private static Object value(@Nullable Object value) {
        return value == null ? "null" : value;
    }

    @Test
    void aTaskCannotWaitForItselfOrForOneThatDependsOnIt() throws InterruptedException {
        RunResult result = run(
                TaskGraph.builder("g")
                        .add("self", awaiting("self"))
                        .add("a", awaiting("c"))
                        .add("b", TaskBody.EMPTY, "a")
                        .add("c", TaskBody.EMPTY, "b"),
                1);

        assertEquals(
                List.of(
                        "Task 'self' cannot wait for task 'self': a task cannot wait for itself",
                        "Task 'a' cannot wait for task 'c': 'c' runs after 'b', 'b' runs after 'a'"),
                messages(result));
    }

    @Test
    void ofALongChainTheEndsAreNamed() throws InterruptedException {
        TaskGraphBuilder chain = TaskGraph.builder("g").add("t0", awaiting("t9"));
        for (int i = 1; i < 10; i++) {
            chain.add("t" + i, TaskBody.EMPTY, "t" + (i - 1));
        }

        assertEquals(
                List.of(
                        "Task 't0' cannot wait for task 't9': 't9' runs after 't8', 't8' runs after 't7', 't7' runs after 't6',"
                                + " 't6' runs after 't5', 't5' runs after 't4', and so on until 't1' runs after 't0'"),
                messages(run(chain, 1)));
    }

    @Test
    void tasksThatWouldWaitForEachOtherAreFound() throws InterruptedException {
        RunResult result = run(TaskGraph.builder("g").add("a", awaiting("b")).add("b", awaiting("a")), 1);

        assertEquals(
                List.of(
                        "Task 'b' cannot wait for task 'a': 'a' waits for 'b'",
                        "Task 'a' waits for task 'b', which failed: IllegalStateException: Task 'b' cannot wait for"
                                + " task 'a': 'a' waits for 'b'"),
                messages(result));
    }

    @Test
    void aCircleOfWaitsAndDependenciesIsFound() throws InterruptedException {
        RunResult result = run(
                TaskGraph.builder("g")
                        .add("a", awaiting("after b"))
                        .add("b", awaiting("a"))
                        .add("after b", TaskBody.EMPTY, "b"),
                1);

        assertEquals(
                "Task 'b' cannot wait for task 'a': 'a' waits for 'after b', 'after b' runs after 'b'",
                messages(result).get(0));
        assertEquals(
                "Task 'a' waits for task 'after b', which will not run because a task before it failed",
                messages(result).get(1));
    }

    @Test
    void aTaskOfAnotherGraphIsRefused() throws InterruptedException {
        TaskGraph other = TaskGraph.builder("other").add("x", TaskBody.EMPTY).build();

        RunResult result = run(TaskGraph.builder("g").add("a", context -> context.await(other.task("x"))), 1);

        assertEquals(List.of("Task 'a' cannot wait for task 'x', which is not in graph 'g'"), messages(result));
    }

    @Test
    void aContextIsOfNoUseInALaterRun() throws InterruptedException {
        AtomicReference<TaskContext> kept = new AtomicReference<>();
        TaskGraph first = TaskGraph.builder("first")
                .add("a", context -> {
                    kept.set(context);
                    return null;
                })
                .build();
        TaskGraph second = TaskGraph.builder("second")
                .add("b", context -> Objects.requireNonNull(kept.get()).await(first.task("a")))
                .build();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1)) {
            runtime.run(first).orThrow();

            assertEquals(
                    List.of("Task 'a' can wait only on the thread that executes it"), messages(runtime.run(second)));
        }
    }

    @Test
    void onlyTheBodysThreadMayWait() throws InterruptedException {
        RunResult result = run(
                TaskGraph.builder("g").add("b", TaskBody.EMPTY).add("a", context -> {
                    Throwable[] thrown = new Throwable[1];
                    Thread stranger = new Thread(() -> {
                        try {
                            context.await(context.task());
                        } catch (InterruptedException | IllegalStateException e) {
                            thrown[0] = e;
                        }
                    });
                    stranger.start();
                    stranger.join();
                    return thrown[0].getMessage();
                }),
                1);

        assertEquals("Task 'a' can wait only on the thread that executes it", result.value("a"));
    }

    @Test
    void cancellingEndsTheWait() throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1)) {
            CountDownLatch running = new CountDownLatch(1);
            Run run = runtime.start(TaskGraph.builder("g")
                    .add("waits", awaiting("sleeps"))
                    .add("sleeps", context -> {
                        running.countDown();
                        Thread.sleep(60_000);
                        return null;
                    })
                    .build());
            running.await();

            long begin = System.nanoTime();
            run.cancel();
            RunResult result = run.await();
            long millis = (System.nanoTime() - begin) / 1_000_000;

            assertTrue(millis < 100, millis + " ms");
            assertEquals(Status.CANCELLED, result.status());
            assertEquals(
                    List.of(Outcome.CANCELLED, Outcome.CANCELLED),
                    result.trace().events().stream()
                            .map(event -> event.outcome())
                            .toList());
        }
    }

    @Test
    void aFailureElsewhereEndsTheWaitOfARunThatStops() throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1)) {
            RunResult result = runtime.run(TaskGraph.builder("g")
                    .add("waits", awaiting("never"))
                    .add("fails", context -> {
                        throw new IllegalStateException("no");
                    })
                    .add(TaskSpec.of("never", TaskBody.EMPTY).withAfter("fails"))
                    .build());

            assertEquals(Status.FAILED, result.status());
            assertEquals(
                    "Task 'fails' failed: IllegalStateException: no; not run: never",
                    TaskFailedException.of(result, cause -> null).getMessage());
            assertEquals(
                    Outcome.CANCELLED, result.trace().event(0).orElseThrow().outcome());
        }
    }

    /** Each body waits for some task before it in the order of declaration; the worker is handed over all the time. */
    @Test
    void randomWaitsOverManyRunsLoseNothing() throws InterruptedException {
        int tasks = 200;
        TaskGraphBuilder builder = TaskGraph.builder("g");
        builder.add("task 0", context -> 0);
        for (int i = 1; i < tasks; i++) {
            String before = "task " + (i * 7919 % i);
            builder.add(TaskSpec.of("task " + i, context -> {
                        await(context, before);
                        return context.task().index();
                    })
                    .withDevice(i % 17 == 0 ? DeviceKind.IO : DeviceKind.CPU));
        }
        TaskGraph graph = builder.build();
        for (int workers : new int[] {1, 2, 4}) {
            try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(workers)) {
                for (int i = 0; i < 100; i++) {
                    RunResult result = runtime.run(graph).orThrow();
                    int[] values = new int[tasks];
                    Arrays.setAll(values, task -> (Integer) value(result.value(task)));
                    for (int task = 0; task < tasks; task++) {
                        assertEquals(task, values[task]);
                    }
                }
            }
        }
    }
}

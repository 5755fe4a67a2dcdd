package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import makespan.device.DeviceKind;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.Task;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.runtime.RunResult.Status;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.Trace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class WorkStealingRuntimeTest {
    private final WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2);

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void valuesPassAlongEdgesInTheOrderOfTheInputs() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add(
                        "join",
                        context -> context.input(0) + "-" + context.input(1) + "/" + context.inputCount(),
                        "b",
                        "a")
                .add("a", context -> "A")
                .add("b", context -> "B")
                .build();

        RunResult result = runtime.run(graph).orThrow();

        assertEquals("B-A/2", result.value("join"));
        assertEquals("A", result.value(1));
        assertEquals(Status.COMPLETED, result.status());
        assertEquals(2, result.workers());
        assertSame(graph, result.graph());
    }

    @Test
    void anOrderOnlyEdgePassesNothing() throws InterruptedException {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        TaskGraph graph = TaskGraph.builder("g")
                .add(TaskSpec.of("second", context -> order.add("second") ? context.inputCount() : -1)
                        .withAfter("first"))
                .add("first", context -> order.add("first"))
                .build();

        assertEquals(0, runtime.run(graph).value("second"));
        assertEquals(List.of("first", "second"), order);
    }

    @Test
    void anEmptyGraphCompletes() throws InterruptedException {
        RunResult result = runtime.run(TaskGraph.builder("empty").build());

        assertEquals(Status.COMPLETED, result.status());
        assertEquals(0, result.trace().makespanNanos());
        assertEquals(2, result.trace().workers());
        assertEquals(List.of(), result.notRun());
    }

    @Test
    void aGraphOfOneTaskMayYieldNull() throws InterruptedException {
        RunResult result =
                runtime.run(TaskGraph.builder("one").add("a", TaskBody.EMPTY).build());

        assertTrue(result.completed(0));
        assertEquals(null, result.value("a"));
    }

    @Test
    void everyTaskOfAWideGraphRunsOnceInEachRun() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        TaskGraphBuilder builder = TaskGraph.builder("wide");
        for (int i = 0; i < 20_000; i++) {
            builder.add(TaskSpec.of("task " + i, context -> count.incrementAndGet()));
        }
        TaskGraph graph = builder.build();

        for (int i = 0; i < 10; i++) {
            assertEquals(Status.COMPLETED, runtime.run(graph).status());
        }

        assertEquals(200_000, count.get());
    }

    @Test
    void theTraceTellsWhatHappened() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add("a", TaskBody.EMPTY)
                .add("b", TaskBody.EMPTY, "a")
                .add(TaskSpec.of("c", TaskBody.EMPTY).withInputs("a").withDevice(DeviceKind.IO))
                .build();

        Trace trace = runtime.run(graph).trace();

        assertEquals(Trace.Origin.MEASURED, trace.origin());
        assertEquals(
                List.of(
                        new Lane(0, "w0", DeviceKind.CPU),
                        new Lane(1, "w1", DeviceKind.CPU),
                        new Lane(2, "io 0", DeviceKind.IO)),
                trace.lanes());
        assertEquals(3, trace.events().size());
        assertEquals(0, trace.event(0).orElseThrow().readyNanos());
        assertEquals(
                trace.event(0).orElseThrow().endNanos(),
                trace.event(1).orElseThrow().readyNanos());
        assertEquals(2, trace.event(2).orElseThrow().lane());
        assertEquals(Outcome.COMPLETED, trace.event(2).orElseThrow().outcome());
    }

    @Test
    void aTaskKnowsItsRunOnAWorkerAndOnTheIoLane() throws InterruptedException {
        AtomicReference<Optional<Run>> onWorker = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<Run>> onIo = new AtomicReference<>(Optional.empty());
        TaskGraph graph = TaskGraph.builder("g")
                .add("cpu", context -> {
                    onWorker.set(Run.current());
                    return context.task().name();
                })
                .add(TaskSpec.of("io", context -> {
                            onIo.set(Run.current());
                            return context.task().name();
                        })
                        .withDevice(DeviceKind.IO))
                .build();

        Run run = runtime.start(graph, RunOptions.defaults().withAttachment("cell 4"));
        RunResult result = run.await();

        assertEquals(Optional.of(run), onWorker.get());
        assertEquals(Optional.of(run), onIo.get());
        assertEquals("cell 4", run.attachment());
        assertEquals(Optional.empty(), Run.current());
        assertEquals("cpu", result.value("cpu"));
    }

    @Test
    void progressCountsWhatIsDoneAndNamesWhatRuns() throws InterruptedException {
        CountDownLatch bothRun = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        TaskBody blocking = context -> {
            bothRun.countDown();
            goOn.await();
            return null;
        };
        TaskGraph graph = TaskGraph.builder("g")
                .add("first", TaskBody.EMPTY)
                .add("cpu", blocking, "first")
                .add(TaskSpec.of("io", blocking).withInputs("first").withDevice(DeviceKind.IO))
                .add("last", TaskBody.EMPTY, "cpu", "io")
                .build();

        Run run = runtime.start(graph);
        bothRun.await();
        Progress midway = run.progress();
        assertFalse(run.isDone());
        assertFalse(run.await(Duration.ofMillis(1)));
        goOn.countDown();
        run.await();

        assertEquals(1, midway.done());
        assertEquals(4, midway.total());
        assertEquals(
                List.of("cpu", "io"), midway.running().stream().map(Task::name).toList());
        Progress end = run.progress();
        assertEquals(new Progress(4, 4, List.of(), end.elapsedNanos()), end);
        assertTrue(end.elapsedNanos() >= midway.elapsedNanos());
        assertEquals(end, run.progress());
        assertTrue(run.isDone());
        assertTrue(run.await(Duration.ZERO));
    }

    /** Tasks that wait for each other, also after short ones have made the workers quick: see {@link Pace}. */
    @Test
    @Timeout(60)
    void asManyTasksRunAtOnceAsThereAreWorkers() throws InterruptedException {
        CyclicBarrier both = new CyclicBarrier(2);
        IndexedGraphBuilder builder =
                TaskGraph.indexed("g", 1_003).bodies(task -> context -> task < 1_001 ? null : both.await());
        for (int task = 0; task < 1_000; task++) {
            builder.edge(task, 1_000);
        }
        TaskGraph graph = builder.edge(1_000, 1_001).edge(1_000, 1_002).build();

        for (int i = 0; i < 20; i++) {
            runtime.run(graph).orThrow();
        }
    }

    @Test
    void aTaskThatBlocksAWorkerDoesNotStopTheOthers() throws InterruptedException {
        CountDownLatch othersDone = new CountDownLatch(100);
        TaskGraphBuilder builder = TaskGraph.builder("g").add("blocks", context -> {
            othersDone.await();
            return null;
        });
        for (int i = 0; i < 100; i++) {
            builder.add("other " + i, context -> {
                othersDone.countDown();
                return null;
            });
        }

        assertEquals(Status.COMPLETED, runtime.run(builder.build()).status());
    }

    @Test
    void oneWorkerTakesTheHighestPriorityFirst() throws InterruptedException {
        List<String> order = new ArrayList<>();
        TaskBody noting = context -> order.add(context.task().name());
        TaskGraph graph = TaskGraph.builder("g")
                .add(TaskSpec.of("root low", noting).withPriority(1))
                .add(TaskSpec.of("root high", noting).withPriority(5))
                .add(TaskSpec.of("middle", noting).withPriority(3).withAfter("root high"))
                .add(TaskSpec.of("low", noting).withAfter("root high"))
                .add(TaskSpec.of("highest", noting).withPriority(9).withAfter("root high"))
                .add(TaskSpec.of("middle again", noting).withPriority(3).withAfter("root high"))
                .build();

        try (WorkStealingRuntime single = WorkStealingRuntime.withWorkers(1)) {
            single.run(graph).orThrow();
        }

        assertEquals(List.of("root high", "highest", "middle", "middle again", "root low", "low"), order);
    }

    @Test
    void oneWorkerGoesDepthFirstInTheOrderOfDeclaration() throws InterruptedException {
        List<String> order = new ArrayList<>();
        TaskBody noting = context -> order.add(context.task().name());
        TaskGraph graph = TaskGraph.builder("g")
                .add("a", noting)
                .add("b", noting)
                .add("a1", noting, "a")
                .add("a2", noting, "a")
                .add("a11", noting, "a1")
                .build();

        try (WorkStealingRuntime single = WorkStealingRuntime.withWorkers(1)) {
            single.run(graph).orThrow();
        }

        assertEquals(List.of("a", "a1", "a11", "a2", "b"), order);
    }

    @Test
    void theNumberOfWorkersIsChecked() {
        assertEquals("workers must be between 1 and 256, but was 0", refusal(0).getMessage());
        assertEquals(
                "workers must be between 1 and 256, but was 257", refusal(257).getMessage());
    }

    private static IllegalArgumentException refusal(int workers) {
        return assertThrows(IllegalArgumentException.class, () -> WorkStealingRuntime.withWorkers(workers));
    }
}

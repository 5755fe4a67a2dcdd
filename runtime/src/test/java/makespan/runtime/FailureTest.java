package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import makespan.graph.SourceLocation;
import makespan.graph.Task;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.runtime.RunResult.Status;
import makespan.trace.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class FailureTest {
    private static final RunOptions KEEP_GOING = RunOptions.defaults().withOnFailure(FailurePolicy.KEEP_GOING);
    private static final TaskBody PARSE = context -> {
        throw new NumberFormatException("\"12a\"");
    };

    private final WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2);

    @AfterEach
    void close() {
        runtime.close();
    }

    private static String message(RunResult result) {
        return assertThrows(TaskFailedException.class, result::orThrow).getMessage() + "";
    }

    private static List<String> names(List<Task> tasks) {
        return tasks.stream().map(Task::name).toList();
    }

    @Test
    void aFailureNamesTheTaskItsCauseItsPlaceAndWhatWasNotRun() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add(TaskSpec.of("parse", PARSE).withTries(3).withDeclaredAt(new SourceLocation("cell 4", 7)))
                .add("stats", TaskBody.EMPTY, "parse")
                .add("report", TaskBody.EMPTY, "stats")
                .build();

        RunResult result = runtime.run(graph);

        assertEquals(
                "Task 'parse' failed after 3 tries: NumberFormatException: \"12a\" (cell 4, line 7);"
                        + " not run: stats, report",
                message(result));
        assertEquals(Status.FAILED, result.status());
        assertEquals(3, result.failures().get(0).tries());
        assertEquals(Outcome.FAILED, result.trace().event(0).orElseThrow().outcome());
    }

    @Test
    void oneTryWithoutAPlaceMakesAShortMessage() throws InterruptedException {
        RunResult result =
                runtime.run(TaskGraph.builder("g").add("parse", PARSE).build());

        TaskFailedException e = assertThrows(TaskFailedException.class, result::orThrow);

        assertEquals("Task 'parse' failed: NumberFormatException: \"12a\"", e.getMessage());
        assertSame(result.failures().get(0).cause(), e.getCause());
        assertSame(result, e.result());
    }

    @Test
    void aBetterPlaceThanTheDeclarationIsUsed() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add(TaskSpec.of("parse", PARSE).withDeclaredAt(new SourceLocation("cell 4", 7)))
                .build();

        RunResult result = runtime.run(graph);

        assertEquals(
                "Task 'parse' failed: NumberFormatException: \"12a\" (cell 4, line 9)",
                TaskFailedException.of(result, cause -> new SourceLocation("cell 4", 9))
                        .getMessage());
    }

    @Test
    void dependantsAreNamedFirstAndAtMostTenNames() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        TaskGraphBuilder builder = TaskGraph.builder("g").add("parse", context -> {
            running.await();
            return PARSE.run(context);
        });
        for (int i = 0; i < 8; i++) {
            builder.add(TaskSpec.of("other " + i, TaskBody.EMPTY).withAfter("parse 2"));
        }
        builder.add("stats", TaskBody.EMPTY, "parse");
        builder.add("report", TaskBody.EMPTY, "stats");
        builder.add(TaskSpec.of("parse 2", TaskBody.EMPTY).withAfter("never"));
        builder.add(TaskSpec.of("never", context -> {
            running.countDown();
            while (!context.cancelled()) {
                Thread.onSpinWait();
            }
            return null;
        }));

        RunResult result = runtime.run(builder.build());

        assertEquals(
                "Task 'parse' failed: NumberFormatException: \"12a\"; not run: stats, report, other 0, other 1,"
                        + " other 2, other 3, other 4, other 5, other 6, other 7 and 1 more",
                message(result));
    }

    @Test
    void onlyTheFirstLineOfALongMessageIsShown() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add("check", context -> {
                    throw new AssertionError("\nassert x == 2\n       | |\n       1 false");
                })
                .build();

        assertEquals("Task 'check' failed: AssertionError: assert x == 2", message(runtime.run(graph)));
    }

    @Test
    void theDefaultStopsTheRunAndKeepsWhatWasDone() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        TaskGraph graph = TaskGraph.builder("g")
                .add("done", context -> 42)
                .add(
                        "parse",
                        context -> {
                            running.await();
                            return PARSE.run(context);
                        },
                        "done")
                .add("dependant", TaskBody.EMPTY, "parse")
                .add(TaskSpec.of("independent", TaskBody.EMPTY).withAfter("slow"))
                .add("slow", context -> {
                    running.countDown();
                    while (!context.cancelled()) {
                        Thread.onSpinWait();
                    }
                    return "ended";
                })
                .build();

        RunResult result = runtime.run(graph);

        assertEquals(42, result.value("done"));
        assertEquals("ended", result.value("slow"));
        assertEquals(List.of("dependant", "independent"), names(result.notRun()));
        assertEquals(
                "Task 'parse' has no value: it failed",
                assertThrows(IllegalStateException.class, () -> result.value("parse"))
                        .getMessage());
        assertEquals(
                "Task 'dependant' has no value: it was not run",
                assertThrows(IllegalStateException.class, () -> result.value("dependant"))
                        .getMessage());
    }

    @Test
    void keepGoingGivesUpTheDependantsOnly() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add("parse", PARSE)
                .add("parse 2", PARSE)
                .add("dependant", TaskBody.EMPTY, "parse")
                .add("dependant of both", TaskBody.EMPTY, "dependant", "parse 2", "independent")
                .add("independent", context -> "done")
                .build();

        RunResult result = runtime.run(graph, KEEP_GOING);

        assertEquals(Status.FAILED, result.status());
        assertEquals("done", result.value("independent"));
        assertEquals(List.of("dependant", "dependant of both"), names(result.notRun()));
        assertEquals(2, result.failures().size());
        String first = result.failures().get(0).task().name();
        String second = result.failures().get(1).task().name();
        assertEquals(
                "Task '" + first + "' failed: NumberFormatException: \"12a\"; also failed: " + second
                        + "; not run: dependant, dependant of both",
                message(result));
    }

    @Test
    void aTaskIsTriedAgainUntilItSucceeds() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        TaskGraph graph = TaskGraph.builder("g")
                .add(TaskSpec.of("flaky", context -> {
                            if (tries.incrementAndGet() < 3) {
                                throw new IllegalStateException("not yet");
                            }
                            return tries.get();
                        })
                        .withTries(5))
                .build();

        RunResult result = runtime.run(graph);

        assertEquals(3, result.value("flaky"));
        assertEquals(List.of(), result.failures());
    }

    @Test
    void anErrorFailsItsTaskAndLeavesTheWorkersAlive() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add("deep", context -> recurse(0))
                .add("assert", context -> {
                    throw new AssertionError("no");
                })
                .add("link", context -> {
                    throw new NoClassDefFoundError("x/Y");
                })
                .build();

        for (int i = 0; i < 10; i++) {
            assertEquals(3, runtime.run(graph, KEEP_GOING).failures().size());
        }
        CountDownLatch both = new CountDownLatch(2);
        TaskBody meet = context -> {
            both.countDown();
            both.await();
            return null;
        };
        assertEquals(
                Status.COMPLETED,
                runtime.run(TaskGraph.builder("g").add("a", meet).add("b", meet).build())
                        .status());
    }

    @SuppressWarnings("InfiniteRecursion") // on purpose
    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    @Test
    void aRunWithoutFailureHasNoFailureToThrow() throws InterruptedException {
        RunResult result = runtime.run(TaskGraph.builder("g").build());

        assertEquals(
                "no task failed in this run of graph 'g'; its status is COMPLETED",
                assertThrows(IllegalArgumentException.class, () -> TaskFailedException.of(result, cause -> null))
                        .getMessage());
    }
}

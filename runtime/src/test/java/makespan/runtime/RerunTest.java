package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.runtime.RunResult.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A graph is run many times, and each run finds its tasks as the first one did. */
@Timeout(60)
final class RerunTest {
    private static final int RUNS = 200;

    private final WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2);

    @AfterEach
    void close() {
        runtime.close();
    }

    /** As many as make the count of open predecessors one of few, the last of few, the first of many, and one of many. */
    @ParameterizedTest
    @ValueSource(ints = {2, 63, 64, 1_000})
    void everyTaskRunsOnceInEachRunThoughManyArriveAtTheLast(int middle) throws InterruptedException {
        AtomicIntegerArray runs = new AtomicIntegerArray(middle + 2);
        TaskGraph fan = fan(middle, context -> {
            if (context.index() == middle + 1) {
                IntStream.rangeClosed(0, middle)
                        .forEach(task -> assertEquals(runs.get(task), 1 + runs.get(middle + 1)));
            }
            runs.incrementAndGet(context.index());
            return null;
        });

        for (int run = 1; run <= RUNS; run++) {
            runtime.run(fan).orThrow();
            for (int task = 0; task < runs.length(); task++) {
                assertEquals(run, runs.get(task), "task " + task);
            }
        }
    }

    @Test
    void aRunBeginsAnewAfterOneThatWasCancelledWhileItsTasksWentByQuickly() throws InterruptedException {
        int tasks = 20_000;
        AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
        AtomicBoolean cancel = new AtomicBoolean();
        IndexedGraphBuilder tree = TaskGraph.indexed("tree", tasks).body(context -> {
            runs.incrementAndGet(context.index());
            if (context.index() == tasks / 2 && cancel.get()) {
                Run.current().orElseThrow().cancel();
            }
            return null;
        });
        for (int task = 1; task < tasks; task++) {
            tree.edge((task - 1) / 2, task);
        }
        TaskGraph graph = tree.build();

        int completed = 0;
        for (int run = 0; run < RUNS; run++) {
            cancel.set(run % 3 == 1);
            if (runtime.run(graph).status() == Status.COMPLETED) {
                completed++;
            } else {
                assertTrue(cancel.get());
            }
            for (int task = 0; task < tasks; task++) {
                int ran = runs.getAndSet(task, 0);
                assertTrue(cancel.get() ? ran <= 1 : ran == 1, "task " + task + " ran " + ran + " times in run " + run);
            }
        }
        assertTrue(completed >= RUNS * 2 / 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 100})
    void aTaskThatWasGivenUpRunsInTheNextRun(int middle) throws InterruptedException {
        AtomicBoolean fail = new AtomicBoolean(true);
        TaskGraph fan = fan(middle, context -> {
            if (fail.get() && (context.index() == 1 || context.index() == middle)) {
                throw new IllegalStateException("not yet");
            }
            return context.index();
        });
        RunOptions keepGoing = RunOptions.defaults().withOnFailure(FailurePolicy.KEEP_GOING);

        RunResult first = runtime.run(fan, keepGoing);
        fail.set(false);
        RunResult second = runtime.run(fan, keepGoing);

        assertEquals(Status.FAILED, first.status());
        assertEquals(List.of(fan.task(middle + 1)), first.notRun());
        assertTrue(first.completed(2));
        assertFalse(first.completed(1));
        assertEquals(Status.COMPLETED, second.status());
        assertEquals(middle + 1, second.value(middle + 1));
        assertFalse(first.completed(middle + 1), "the result of a run stays as it is");
    }

    @Test
    void runsOfOneGraphThatWaitForEachOtherDoNotMeet() throws InterruptedException {
        CountDownLatch allStarted = new CountDownLatch(1);
        TaskGraph fan = fan(70, context -> {
            allStarted.await();
            return context.index();
        });
        List<Run> started = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            started.add(runtime.start(fan));
        }
        allStarted.countDown();

        for (Run run : started) {
            assertEquals(71, run.await().orThrow().value(71));
        }
    }

    private static TaskGraph fan(int middle, TaskBody body) {
        IndexedGraphBuilder builder = TaskGraph.indexed("fan", middle + 2).body(body);
        for (int task = 1; task <= middle; task++) {
            builder.edge(0, task).edge(task, middle + 1);
        }
        return builder.build();
    }
}

package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import makespan.analysis.Bounds;
import makespan.analysis.RandomGraphs;
import makespan.analysis.RunAnalysis;
import makespan.analysis.WorkSpan;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskSpec;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class WorkStealingTest {
    private static final double ROUNDING = 1e-9;
    private static final double NANOS_PER_SECOND = 1e9;

    @Test
    void schedulesWithoutStealTimeAreGreedyAndValid() {
        for (long seed = 0; seed < 400; seed++) {
            TaskGraph graph = RandomGraphs.of(1 + (int) (seed % 40), 0.02 * (seed % 12), seed % 3 == 0 ? 0.2 : 0, seed);
            double[] seconds = RandomGraphs.seconds(graph, seed);
            int workers = 1 + (int) (seed % 5);

            Trace trace = new WorkStealing(seed).run(graph, seconds, workers);

            String message = "seed " + seed;
            assertValid(graph, seconds, trace, message);
            RunAnalysis run = RunAnalysis.of(graph, trace);
            Bounds bounds = Bounds.of(graph, seconds, workers);
            assertTrue(run.makespan() >= bounds.lower() - ROUNDING, message);
            assertTrue(run.makespan() <= bounds.greedyUpper() + ROUNDING, message);
            assertEquals(0, run.breakdown().scheduler(), message + ": no worker is idle while a task is ready");
            assertTrue(trace.counters().steals() <= graph.size(), message);
            assertEquals(run.makespan(), new WorkStealing(seed).makespan(graph, seconds, workers), message);
        }
    }

    @Test
    void schedulesWithStealTimeAreValidAndNobodyIsForgotten() {
        for (long seed = 0; seed < 400; seed++) {
            TaskGraph graph = withPriorities(60, 0.01 * (seed % 12), 0.1, seed);
            double[] seconds = RandomGraphs.seconds(graph, seed);
            Trace trace = new WorkStealing(seed, 0.25 * (seed % 9)).run(graph, seconds, 1 + (int) (seed % 6));

            assertValid(graph, seconds, trace, "seed " + seed);
        }
    }

    @Test
    void oneWorkerTakesTheWorkAndStealsNothing() {
        for (long seed = 0; seed < 50; seed++) {
            TaskGraph graph = withPriorities(50, 0.1, 0, seed);
            double[] seconds = RandomGraphs.seconds(graph, seed);

            Trace trace = new WorkStealing(seed, 1).run(graph, seconds, 1);

            assertEquals(Arrays.stream(seconds).sum(), trace.makespanNanos() / NANOS_PER_SECOND, "seed " + seed);
            assertEquals(0, trace.counters().steals());
        }
    }

    @Test
    void theMakespanIsWorkOverWorkersAndSomeSpansInTheMean() {
        double stealSeconds = 0.5;
        for (int workers : new int[] {2, 4, 16, 64}) {
            double excess = 0;
            for (long seed = 0; seed < 60; seed++) {
                TaskGraph graph = forkJoin(8, seed);
                double[] seconds =
                        new SplittableRandom(seed).doubles(graph.size(), 1, 3).toArray();
                double[] steals = new double[graph.size()];
                Arrays.fill(steals, stealSeconds);
                WorkSpan workSpan = WorkSpan.of(graph, seconds);
                double span = workSpan.span() + WorkSpan.of(graph, steals).span();
                double makespan = new WorkStealing(seed, stealSeconds).makespan(graph, seconds, workers);

                excess += (makespan - workSpan.work() / workers) / span;
            }
            assertTrue(excess / 60 < 2, workers + " workers: " + excess / 60 + " spans above T1/P");
        }
    }

    @Test
    void theSameSeedGivesTheSameTraceAndAnotherOneAnother() {
        TaskGraph graph = RandomGraphs.of(300, 0.02, 0, 1);
        double[] seconds = new SplittableRandom(1).doubles(graph.size(), 1, 3).toArray();

        Trace first = new WorkStealing(42).run(graph, seconds, 8);
        Trace again = new WorkStealing(42).run(graph, seconds, 8);
        Trace other = new WorkStealing(43).run(graph, seconds, 8);

        assertEquals(first.events(), again.events());
        assertEquals(first.counters(), again.counters());
        assertNotEquals(first.events(), other.events());
    }

    /** Worker 0 keeps the task declared first and has 'd' on top of 'c' below it; the thief takes 'd', the oldest. */
    @Test
    void theOwnerTakesTheNewestAndTheThiefTheOldest() {
        TaskGraph graph = TaskGraph.builder("fan")
                .add("a", TaskBody.EMPTY)
                .add(TaskSpec.of("b", TaskBody.EMPTY).withAfter(List.of("a")))
                .add(TaskSpec.of("c", TaskBody.EMPTY).withAfter(List.of("a")))
                .add(TaskSpec.of("d", TaskBody.EMPTY).withAfter(List.of("a")))
                .build();

        Trace trace = new WorkStealing(0).run(graph, new double[] {1, 2, 3, 4}, 2);

        assertEquals("a 0 at 0, b 0 at 1, d 1 at 1, c 0 at 3", told(graph, trace));
        // the other worker never had work; both end without
        assertEquals(new SchedulerCounters(1, 2), trace.counters());
    }

    @Test
    void theHighestPriorityGoesFirstAndAStealTakesItsTime() {
        TaskGraph graph = TaskGraph.builder("priorities")
                .add("a", TaskBody.EMPTY)
                .add(TaskSpec.of("low", TaskBody.EMPTY).withAfter(List.of("a")))
                .add(TaskSpec.of("middle", TaskBody.EMPTY)
                        .withAfter(List.of("a"))
                        .withPriority(4))
                .add(TaskSpec.of("high", TaskBody.EMPTY).withAfter(List.of("a")).withPriority(9))
                .build();

        Trace trace = new WorkStealing(0, 0.5).run(graph, new double[] {1, 3, 3, 3}, 2);

        assertEquals("a 0 at 0, high 0 at 1, middle 1 at 1.5, low 0 at 4", told(graph, trace));
    }

    @Test
    void manyTasksAreStolenByAThousandWorkers() {
        TaskGraph graph = forkJoin(17, 1);
        double[] seconds = new double[graph.size()];
        Arrays.fill(seconds, 1);

        double makespan = new WorkStealing(1).makespan(graph, seconds, 1_000);

        Bounds bounds = Bounds.of(WorkSpan.of(graph, seconds), 1_000);
        assertTrue(makespan >= bounds.lower() && makespan <= bounds.greedyUpper(), makespan + " and " + bounds);
    }

    @Test
    void aStealTakesAFiniteTime() {
        assertEquals(
                "the time of a steal must be between 0 and 1e6 seconds, but was -1.0",
                assertThrows(IllegalArgumentException.class, () -> new WorkStealing(0, -1))
                        .getMessage());
    }

    private static String told(TaskGraph graph, Trace trace) {
        return String.join(
                ", ",
                trace.events().stream()
                        .map(event -> graph.task(event.task()).name() + " " + event.lane() + " at "
                                + String.valueOf(event.startNanos() / NANOS_PER_SECOND)
                                        .replaceAll("\\.0$", ""))
                        .toList());
    }

    /** A binary tree that is folded again, so that work spreads from one worker. */
    private static TaskGraph forkJoin(int depth, long seed) {
        int leaves = 1 << depth;
        int inner = leaves - 1;
        var builder = TaskGraph.indexed("fork and join " + seed, inner + leaves + inner);
        for (int task = 1; task < inner + leaves; task++) {
            builder.edge((task - 1) / 2, task);
        }
        int last = 2 * inner + leaves - 1;
        for (int task = 1; task < inner + leaves; task++) {
            int from = task < inner ? last - task : task;
            builder.edge(from, last - (task - 1) / 2);
        }
        return builder.build();
    }

    private static TaskGraph withPriorities(int size, double density, double ioShare, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TaskGraph plain = RandomGraphs.of(size, density, ioShare, seed);
        var builder = TaskGraph.builder("priorities " + seed);
        for (int task = 0; task < size; task++) {
            builder.add(TaskSpec.of("t" + task, TaskBody.EMPTY)
                    .withAfter(Arrays.stream(plain.predecessors(task))
                            .mapToObj(before -> "t" + before)
                            .toList())
                    .withDevice(plain.task(task).device())
                    .withPriority(random.nextInt(4)));
        }
        return builder.build();
    }

    private static void assertValid(TaskGraph graph, double[] seconds, Trace trace, String message) {
        assertEquals(Trace.Origin.SIMULATED, trace.origin());
        assertEquals(graph.size(), trace.events().size(), message);
        long[] free = new long[trace.lanes().size()];
        for (TaskEvent event : trace.events()) {
            assertEquals(Math.round(seconds[event.task()] * 1e9), event.durationNanos(), message);
            long ready = Arrays.stream(graph.predecessors(event.task()))
                    .mapToLong(before -> trace.event(before).orElseThrow().endNanos())
                    .max()
                    .orElse(0);
            assertEquals(ready, event.readyNanos(), message);
            if (event.durationNanos() > 0) {
                assertTrue(event.startNanos() >= free[event.lane()], message);
                free[event.lane()] = event.endNanos();
            }
        }
    }
}

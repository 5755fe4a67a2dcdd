package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import makespan.analysis.PlacementBounds;
import makespan.analysis.RandomGraphs;
import makespan.device.Network;
import makespan.graph.TaskGraph;
import makespan.schedule.Cpop;
import makespan.schedule.EarliestFinish;
import makespan.schedule.Heft;
import makespan.schedule.Peft;
import makespan.schedule.PlacementProblem;
import makespan.trace.Lane;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

/**
 * What holds for every schedule on unlike processors, on random graphs with zero-length tasks, empty transfers and tasks
 * that cannot run everywhere.
 */
class PlacementPropertiesTest {
    private static final List<Function<PlacementProblem, Trace>> ALGORITHMS =
            List.of(Heft::run, Heft::runWithoutInsertion, Cpop::run, Peft::run, EarliestFinish::run);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double ROUNDING = 1e-6;

    @Test
    void everyScheduleIsValidAndNoShorterThanTheBounds() {
        for (long seed = 0; seed < 300; seed++) {
            PlacementProblem problem = random(1 + (int) (seed % 40), 1 + (int) (seed % 5), seed);
            long bound = bound(problem);
            double lower = seed % 5 == 0 ? PlacementBounds.of(problem).lower() : 0;
            for (Function<PlacementProblem, Trace> algorithm : ALGORITHMS) {
                Trace trace = algorithm.apply(problem);

                assertValid(problem, trace, "seed " + seed);
                assertTrue(trace.makespanNanos() >= bound, "seed " + seed);
                assertTrue(trace.makespanNanos() / NANOS_PER_SECOND >= lower - ROUNDING, "seed " + seed);
            }
        }
    }

    @Test
    void noScheduleIsShorterThanTheBestOfAllAndOftenOneIsAsShort() {
        int optimal = 0;
        for (long seed = 0; seed < 100; seed++) {
            PlacementProblem problem = random(1 + (int) (seed % 7), seed % 7 < 5 ? 2 + (int) (seed % 2) : 2, seed);
            long best = BestPlacement.makespanNanos(problem);
            assertTrue(best >= bound(problem), "seed " + seed);
            assertInOrder(PlacementBounds.of(problem), best / NANOS_PER_SECOND, "seed " + seed);
            for (Function<PlacementProblem, Trace> algorithm : ALGORITHMS) {
                long makespan = algorithm.apply(problem).makespanNanos();

                assertTrue(makespan >= best, "seed " + seed + ": " + makespan + " is less than " + best);
                optimal += makespan == best ? 1 : 0;
            }
        }
        assertTrue(optimal >= 200, "only " + optimal + " of 500 are the best");
    }

    @Test
    void onOneProcessorNothingWaitsForData() {
        for (long seed = 0; seed < 50; seed++) {
            PlacementProblem problem = random(20, 1, seed);
            for (Function<PlacementProblem, Trace> algorithm : ALGORITHMS) {
                assertEquals(
                        problem.bestOnOneProcessor().orElseThrow(),
                        algorithm.apply(problem).makespanNanos() / NANOS_PER_SECOND,
                        "seed " + seed);
            }
        }
    }

    private static void assertInOrder(PlacementBounds bounds, double best, String message) {
        double precedence = bounds.precedence().orElseThrow();
        assertTrue(bounds.path() <= precedence + ROUNDING, message + ": " + bounds);
        assertTrue(bounds.area() <= precedence + ROUNDING, message + ": " + bounds);
        assertTrue(precedence <= best + ROUNDING, message + ": " + bounds + " but " + best);
    }

    private static PlacementProblem random(int tasks, int processors, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TaskGraph graph = RandomGraphs.of(tasks, 0.05 * (seed % 12), 0, seed);
        double[][] seconds = matrix(random, tasks, processors, 0);
        if (seed % 2 == 1) {
            forbidSome(seconds, random);
        }
        long[][] bytes = IntStream.range(0, tasks)
                .mapToObj(
                        task -> random.longs(graph.successorCount(task), 0, 20).toArray())
                .toArray(long[][]::new);
        Network network =
                new Network(matrix(random, processors, processors, 0), matrix(random, processors, processors, 1));
        return new PlacementProblem(graph, seconds, (task, k) -> bytes[task][k], network);
    }

    /** Lets each task run on some of the processors only, on one at least. */
    private static void forbidSome(double[][] seconds, SplittableRandom random) {
        for (double[] row : seconds) {
            int kept = random.nextInt(row.length);
            for (int processor = 0; processor < row.length; processor++) {
                if (processor != kept && random.nextInt(3) == 0) {
                    row[processor] = Double.POSITIVE_INFINITY;
                }
            }
        }
    }

    private static double[][] matrix(SplittableRandom random, int rows, int columns, int least) {
        return IntStream.range(0, rows)
                .mapToObj(
                        row -> random.ints(columns, least, 10).asDoubleStream().toArray())
                .toArray(double[][]::new);
    }

    /** The critical path without transfers and the mean load, both with each task's least time. */
    private static long bound(PlacementProblem problem) {
        double[] least = IntStream.range(0, problem.graph().size())
                .mapToDouble(task -> IntStream.range(0, problem.processors())
                        .mapToLong(processor -> problem.nanos(task, processor))
                        .min()
                        .orElseThrow())
                .toArray();
        double path = Arrays.stream(Levels.bottom(problem.graph(), least)).max().orElseThrow();
        return (long) Math.max(path, Arrays.stream(least).sum() / problem.processors());
    }

    private static void assertValid(PlacementProblem problem, Trace trace, String message) {
        TaskGraph graph = problem.graph();
        assertEquals(Trace.Origin.SIMULATED, trace.origin());
        assertEquals(problem.processors(), trace.lanes().size());
        assertEquals(graph.size(), trace.events().size(), message);
        for (TaskEvent event : trace.events()) {
            int task = event.task();
            assertEquals(problem.nanos(task, event.lane()), event.durationNanos(), message);
            long ready = 0;
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                TaskEvent before = trace.event(graph.predecessor(task, k)).orElseThrow();
                long moved = problem.transferNanos(task, k, before.lane(), event.lane());
                assertTrue(before.endNanos() + moved <= event.startNanos(), message);
                ready = Math.max(ready, before.endNanos());
            }
            assertEquals(ready, event.readyNanos(), message);
        }
        for (Lane lane : trace.lanes()) {
            long free = 0;
            for (TaskEvent event : trace.events()) {
                if (event.lane() == lane.index() && event.durationNanos() > 0) {
                    assertTrue(event.startNanos() >= free, message);
                    free = event.endNanos();
                }
            }
        }
    }
}

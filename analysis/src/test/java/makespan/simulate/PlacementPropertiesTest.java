package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import makespan.analysis.RandomGraphs;
import makespan.graph.TaskGraph;
import makespan.trace.Lane;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

/** What holds for every schedule on unlike processors, on random graphs with zero-length tasks and empty transfers. */
class PlacementPropertiesTest {
    private static final List<Function<PlacementProblem, Trace>> ALGORITHMS =
            List.of(Heft::run, Heft::runWithoutInsertion, Cpop::run, Peft::run);
    private static final double NANOS_PER_SECOND = 1e9;

    @Test
    void everyScheduleIsValidAndNoShorterThanTheBounds() {
        for (long seed = 0; seed < 300; seed++) {
            PlacementProblem problem = random(1 + (int) (seed % 40), 1 + (int) (seed % 5), seed);
            long bound = bound(problem);
            for (Function<PlacementProblem, Trace> algorithm : ALGORITHMS) {
                Trace trace = algorithm.apply(problem);

                assertValid(problem, trace, "seed " + seed);
                assertTrue(trace.makespanNanos() >= bound, "seed " + seed);
            }
        }
    }

    @Test
    void noScheduleIsShorterThanTheBestOfAllAndOftenOneIsAsShort() {
        int optimal = 0;
        for (long seed = 0; seed < 100; seed++) {
            PlacementProblem problem = random(1 + (int) (seed % 5), 2, seed);
            long best = new Exhaustive(problem).best();
            assertTrue(best >= bound(problem), "seed " + seed);
            for (Function<PlacementProblem, Trace> algorithm : ALGORITHMS) {
                long makespan = algorithm.apply(problem).makespanNanos();

                assertTrue(makespan >= best, "seed " + seed + ": " + makespan + " is less than " + best);
                optimal += makespan == best ? 1 : 0;
            }
        }
        assertTrue(optimal >= 200, "only " + optimal + " of 400 are the best");
    }

    @Test
    void onOneProcessorNothingWaitsForData() {
        for (long seed = 0; seed < 50; seed++) {
            PlacementProblem problem = random(20, 1, seed);
            for (Function<PlacementProblem, Trace> algorithm : ALGORITHMS) {
                assertEquals(
                        problem.bestOnOneProcessor(),
                        algorithm.apply(problem).makespanNanos() / NANOS_PER_SECOND,
                        "seed " + seed);
            }
        }
    }

    private static PlacementProblem random(int tasks, int processors, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TaskGraph graph = RandomGraphs.of(tasks, 0.05 * (seed % 12), 0, seed);
        double[][] seconds = matrix(random, tasks, processors, 0);
        long[][] bytes = IntStream.range(0, tasks)
                .mapToObj(
                        task -> random.longs(graph.successorCount(task), 0, 20).toArray())
                .toArray(long[][]::new);
        Network network =
                new Network(matrix(random, processors, processors, 0), matrix(random, processors, processors, 1));
        return new PlacementProblem(graph, seconds, (task, k) -> bytes[task][k], network);
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

    /** Tries every order and every place of the tasks, each appended to its processor: one of these schedules is the best. */
    private static final class Exhaustive {
        private final PlacementProblem problem;
        private final TaskGraph graph;
        private final long[] end;
        private final int[] place;

        Exhaustive(PlacementProblem problem) {
            this.problem = problem;
            graph = problem.graph();
            end = new long[graph.size()];
            place = new int[graph.size()];
            Arrays.fill(place, -1);
        }

        long best() {
            return best(new long[problem.processors()], 0, 0);
        }

        private long best(long[] free, int placed, long makespan) {
            if (placed == place.length) {
                return makespan;
            }
            long best = Long.MAX_VALUE;
            for (int task = 0; task < place.length; task++) {
                if (place[task] < 0 && Arrays.stream(graph.predecessors(task)).allMatch(before -> place[before] >= 0)) {
                    for (int on = 0; on < free.length; on++) {
                        long[] later = free.clone();
                        append(task, on, later);
                        best = Math.min(best, best(later, placed + 1, Math.max(makespan, end[task])));
                    }
                    place[task] = -1;
                }
            }
            return best;
        }

        private void append(int task, int on, long[] free) {
            long arrival = 0;
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                int before = graph.predecessor(task, k);
                arrival = Math.max(arrival, end[before] + problem.transferNanos(task, k, place[before], on));
            }
            long nanos = problem.nanos(task, on);
            place[task] = on;
            end[task] = nanos == 0 ? arrival : Math.max(arrival, free[on]) + nanos;
            free[on] = nanos == 0 ? free[on] : end[task];
        }
    }
}

package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import makespan.device.DeviceKind;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskGraph;
import makespan.simulate.Levels;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;
import org.junit.jupiter.api.Test;

class LoadBoundTest {
    private static final double ROUNDING = 1e-9;

    /** Three tasks of 1 that all have to run between two of 4: one of two workers needs 2 for them. */
    @Test
    void aStretchThatAllMustShareCounts() {
        TaskGraph graph = TaskGraph.indexed("waist", 5)
                .edge(0, 1)
                .edge(0, 2)
                .edge(0, 3)
                .edge(1, 4)
                .edge(2, 4)
                .edge(3, 4)
                .build();
        double[] seconds = {4, 1, 1, 1, 4};

        assertEquals(9, Bounds.of(graph, seconds, 2).lower());
        assertEquals(OptionalDouble.of(9.5), LoadBound.of(graph, seconds, 2));
        assertEquals(Map.of(1, 11.0, 2, 9.5, 3, 9.0), LoadBound.of(graph, seconds, List.of(3, 1, 2)));
        assertEquals(10, BestSchedule.makespan(graph, seconds, 2));
    }

    @Test
    void theBoundIsTheLargestOverAllStretchesOfWholeSeconds() {
        int above = 0;
        for (long seed = 0; seed < 300; seed++) {
            TaskGraph graph = RandomGraphs.of(1 + (int) (seed % 20), 0.03 * (seed % 15), seed % 3 == 0 ? 0.2 : 0, seed);
            double[] seconds = RandomGraphs.seconds(graph, seed);
            for (int workers = 1; workers <= 4; workers++) {
                double bound = LoadBound.of(graph, seconds, workers).orElseThrow();
                double lower = Bounds.of(graph, seconds, workers).lower();

                assertEquals(overAllStretches(graph, seconds, workers), bound, ROUNDING, "seed " + seed);
                assertTrue(bound >= lower, "seed " + seed);
                above += bound > lower + ROUNDING ? 1 : 0;
            }
        }
        assertTrue(above >= 30, "above work and span law only " + above + " times of 1200");
    }

    /** One of the few random graphs in which the stretch that counts begins with no earliest or latest start. */
    @Test
    void theStretchMayBeginWhereNoTaskCan() {
        TaskGraph graph = RandomGraphs.of(13, 0.26, 0, 16991);
        double[] seconds = RandomGraphs.seconds(graph, 16991);
        IndexedGraphBuilder builder = TaskGraph.indexed("reversed", graph.size());
        for (int task = 0; task < graph.size(); task++) {
            for (int next : graph.successors(task)) {
                builder.edge(next, task);
            }
        }
        TaskGraph reversed = builder.build();
        double bound = overAllStretches(graph, seconds, 3);

        assertTrue(bound > Bounds.of(graph, seconds, 3).lower() + 0.6);
        assertEquals(bound, overAllStretches(reversed, seconds, 3), ROUNDING);
        assertEquals(bound, LoadBound.of(graph, seconds, 3).orElseThrow(), ROUNDING);
        assertEquals(bound, LoadBound.of(reversed, seconds, 3).orElseThrow(), ROUNDING);
    }

    @Test
    void theBoundsAndTheSchedulesLieInOrder() {
        for (long seed = 0; seed < 400; seed++) {
            TaskGraph graph =
                    RandomGraphs.of(1 + (int) (seed % 9), 0.05 + 0.06 * (seed % 8), seed % 5 == 0 ? 0.2 : 0, seed);
            double[] seconds = RandomGraphs.seconds(graph, seed);
            int workers = 1 + (int) (seed % 4);
            Bounds bounds = Bounds.of(graph, seconds, workers);
            double load = LoadBound.of(graph, seconds, workers).orElseThrow();
            double best = BestSchedule.makespan(graph, seconds, workers);

            assertTrue(bounds.lower() <= load, "seed " + seed);
            assertTrue(load <= best + ROUNDING, "seed " + seed + ": " + load + " is more than " + best);
            for (ListPolicy policy : ListPolicy.values()) {
                double makespan = Simulator.makespan(graph, seconds, workers, policy);

                assertTrue(makespan >= best, "seed " + seed + " by " + policy);
                assertTrue(makespan <= bounds.greedyUpper() + ROUNDING, "seed " + seed + " by " + policy);
            }
        }
    }

    @Test
    void aGraphOfMoreThan5000TasksHasNone() {
        TaskGraph graph = TaskGraph.indexed("wide", 5001).build();
        double[] seconds = new double[5001];
        Arrays.fill(seconds, 1);

        assertEquals(OptionalDouble.empty(), LoadBound.of(graph, seconds, 2));
        seconds[7] = 0;
        assertEquals(OptionalDouble.of(2500), LoadBound.of(graph, seconds, 2));
        assertEquals(
                OptionalDouble.of(0), LoadBound.of(TaskGraph.builder("empty").build(), new double[0], 3));
    }

    /** Every time is whole, so that the load is largest for a stretch of whole ends. */
    private static double overAllStretches(TaskGraph graph, double[] seconds, int workers) {
        double[] top = Levels.top(graph, seconds);
        double[] bottom = Levels.bottom(graph, seconds);
        double span = Arrays.stream(bottom).max().orElse(0);
        double bound = span;
        for (int from = 0; from < span; from++) {
            for (int to = from + 1; to <= span; to++) {
                double load = 0;
                for (int task = 0; task < seconds.length; task++) {
                    if (graph.task(task).device().equals(DeviceKind.CPU)) {
                        double early = overlap(top[task], top[task] + seconds[task], from, to);
                        double late = overlap(span - bottom[task], span - bottom[task] + seconds[task], from, to);
                        load += Math.min(early, late);
                    }
                }
                bound = Math.max(bound, span + load / workers - (to - from));
            }
        }
        return bound;
    }

    private static double overlap(double start, double end, double from, double to) {
        return Math.max(0, Math.min(end, to) - Math.max(start, from));
    }
}

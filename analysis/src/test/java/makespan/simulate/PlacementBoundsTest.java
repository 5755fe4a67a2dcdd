package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import makespan.analysis.PlacementBounds;
import makespan.analysis.RandomGraphs;
import makespan.device.Network;
import makespan.generate.Cholesky;
import makespan.graph.TaskGraph;
import makespan.schedule.PlacementExamples;
import makespan.schedule.PlacementProblem;
import org.junit.jupiter.api.Test;

class PlacementBoundsTest {
    private static final double EXACT = 1e-9;
    private static final double SOLVED = 1e-5;

    /** Its best schedule takes 73; its longest path with least times is n1, n2, n9, n10: 9 + 13 + 12 + 7. */
    @Test
    void theExampleOfTopcuogluTakesAtLeastItsBounds() {
        PlacementBounds bounds = PlacementBounds.of(PlacementExamples.topcuoglu());

        assertEquals(41, bounds.path(), EXACT);
        assertTrue(bounds.area() <= bounds.precedence().orElseThrow() + EXACT, bounds.toString());
        assertTrue(bounds.lower() <= 73, bounds.toString());
        assertEquals(bounds.precedence().orElseThrow(), bounds.lower(), EXACT);
    }

    /** Reckoned by hand: two tasks of 2 and 6 seconds are split so that both processors end after 3. */
    @Test
    void theAreaBoundSplitsTasks() {
        TaskGraph graph = TaskGraph.indexed("two", 2).build();
        double[][] seconds = {{2, 6}, {2, 6}};

        assertEquals(3, PlacementBounds.of(problem(graph, seconds)).area(), EXACT);
    }

    /**
     * Reckoned by hand: two chains of two tasks, each of 1 second on p0 and 3 on p1 and p2. Without the chains, p0 does three
     * fifths of all in 2.4. With them, a share of s on p0 lets a chain take 6 − 4s and p0 work for 4s: 3 at least.
     */
    @Test
    void theBoundWithPathsIsAboveBothOthers() {
        TaskGraph graph = TaskGraph.indexed("chains", 4).edge(0, 1).edge(2, 3).build();
        double[] times = {1, 3, 3};

        PlacementBounds bounds = PlacementBounds.of(problem(graph, new double[][] {times, times, times, times}));

        assertEquals(2, bounds.path(), EXACT);
        assertEquals(2.4, bounds.area(), EXACT);
        assertEquals(3, bounds.precedence().orElseThrow(), EXACT);
        assertEquals(bounds.precedence().orElseThrow(), bounds.lower());
    }

    /**
     * Reckoned by hand: the first task runs on p0 only, in 4; with s of the second there, p0 works for 4 + 2s and p1 for
     * 6 − 6s, and the second takes 6 − 4s: at least 4.5 by the first two, 4 + 2/3 by all. In a chain, 10 − 4s: 6 at least.
     */
    @Test
    void noShareGoesWhereATaskCannotRun() {
        double[][] seconds = {{4, Double.POSITIVE_INFINITY}, {2, 6}};

        PlacementBounds free =
                PlacementBounds.of(problem(TaskGraph.indexed("free", 2).build(), seconds));
        PlacementBounds chain = PlacementBounds.of(
                problem(TaskGraph.indexed("chain", 2).edge(0, 1).build(), seconds));

        assertEquals(4, free.path(), EXACT);
        assertEquals(4.5, free.area(), EXACT);
        assertEquals(14.0 / 3, free.lower(), EXACT);
        assertEquals(6, chain.path(), EXACT);
        assertEquals(6, chain.lower(), EXACT);
    }

    /** More kinds than the program is solved for: on p0, which alone runs all, they would take 1 each and more. */
    @Test
    void theBoundWithoutTheProgramLeavesThoseProcessorsOutToo() {
        int size = 600;
        double[][] seconds = new double[size][];
        for (int task = 0; task < size; task++) {
            seconds[task] = new double[] {1 + task / 1000.0, Double.POSITIVE_INFINITY};
        }
        PlacementBounds bounds =
                PlacementBounds.of(problem(TaskGraph.indexed("wide", size).build(), seconds));

        assertEquals(600 + 599 * 600 / 2 / 1000.0, bounds.area(), SOLVED);
    }

    /**
     * On two processors and shares in steps of a fortieth, tried out: no split is better, and the best is near. Of every
     * second graph some tasks cannot run everywhere.
     */
    @Test
    void noSplitOfTheTasksIsBetter() {
        for (long seed = 0; seed < 40; seed++) {
            TaskGraph graph = RandomGraphs.of(3, 0.2 + 0.1 * (seed % 6), 0, seed);
            SplittableRandom random = new SplittableRandom(seed);
            double[][] seconds = new double[3][2];
            for (double[] row : seconds) {
                row[0] = random.nextInt(1, 10);
                row[1] = random.nextInt(1, 10);
                if (seed % 2 == 1 && random.nextBoolean()) {
                    row[random.nextInt(2)] = Double.POSITIVE_INFINITY;
                }
            }
            PlacementBounds bounds = PlacementBounds.of(problem(graph, seconds));
            double area = Double.MAX_VALUE;
            double both = Double.MAX_VALUE;
            for (int split = 0; split < 41 * 41 * 41; split++) {
                int[] steps = {split % 41, split / 41 % 41, split / 1681};
                double[] mean = new double[3];
                double p0 = 0;
                double p1 = 0;
                for (int task = 0; task < 3; task++) {
                    double first = steps[task] / 40.0;
                    double on0 = first == 0 ? 0 : first * seconds[task][0];
                    double on1 = first == 1 ? 0 : (1 - first) * seconds[task][1];
                    p0 += on0;
                    p1 += on1;
                    mean[task] = on0 + on1;
                }
                double load = Math.max(p0, p1);
                area = Math.min(area, load);
                if (load < both) {
                    double path =
                            Arrays.stream(Levels.bottom(graph, mean)).max().orElseThrow();
                    both = Math.min(both, Math.max(load, path));
                }
            }
            String message = "seed " + seed + ": " + bounds + ", tried out " + area + " and " + both;
            assertTrue(bounds.area() <= area + EXACT && bounds.area() >= area - 0.3, message);
            double precedence = bounds.precedence().orElseThrow();
            assertTrue(precedence <= both + EXACT && precedence >= both - 0.3, message);
        }
    }

    /** On processors that differ in speed alone, all work over all speed. */
    @Test
    void theAreaOfProcessorsOfUnlikeSpeedIsTheWorkOverTheirSpeeds() {
        for (int size : new int[] {10, 600}) {
            TaskGraph graph = TaskGraph.indexed("wide", size).build();
            double[] seconds = RandomGraphs.seconds(graph, size);
            for (int task = 0; task < size; task++) {
                seconds[task] += task / 1000.0;
            }
            PlacementBounds bounds = PlacementBounds.of(PlacementProblem.ofSpeeds(
                    graph,
                    seconds,
                    new double[] {1, 1.5, 2, 0.5},
                    PlacementProblem.EdgeBytes.NONE,
                    Network.uniform(4, 0, 1)));

            assertEquals(Arrays.stream(seconds).sum() / 5, bounds.area(), SOLVED);
            assertEquals(size == 10, bounds.precedence().isPresent());
        }
    }

    /** 5984 tasks of few kinds, on nine processors of two classes; the times of a kind are the length of its name. */
    @Test
    void tasksOfOneKindAreOneToTheAreaBound() {
        TaskGraph graph = Cholesky.graph(32);
        double[][] seconds = new double[graph.size()][];
        for (int task = 0; task < seconds.length; task++) {
            double[] row = new double[9];
            Arrays.fill(row, 0, 8, graph.task(task).kind().length());
            row[8] = 0.25;
            seconds[task] = row;
        }

        PlacementBounds bounds = PlacementBounds.of(problem(graph, seconds));

        // gemm and trsm take 4, 4 and syrk; potrf 5: the eight do what the ninth leaves, so that all end at once
        double fast = 0.25;
        double slow = (4 * (5984 - 32) + 5 * 32) / 8.0;
        assertTrue(bounds.area() > 5984 * fast / 2 && bounds.area() < Math.min(slow, 5984 * fast), bounds.toString());
        assertEquals(OptionalDouble.empty(), bounds.precedence());
    }

    @Test
    void anEmptyGraphTakesNoTime() {
        TaskGraph graph = TaskGraph.builder("empty").build();
        PlacementProblem problem =
                new PlacementProblem(graph, new double[0][], PlacementProblem.EdgeBytes.NONE, Network.uniform(2, 0, 1));

        assertEquals(new PlacementBounds(0, 0, OptionalDouble.of(0)), PlacementBounds.of(problem));
    }

    private static PlacementProblem problem(TaskGraph graph, double[][] seconds) {
        return new PlacementProblem(
                graph, seconds, PlacementProblem.EdgeBytes.NONE, Network.uniform(seconds[0].length, 0, 1));
    }
}

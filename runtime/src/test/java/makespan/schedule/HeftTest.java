package makespan.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import makespan.device.Network;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class HeftTest {
    private static final double PRINTED = 5e-4;

    @Test
    void theRanksOfTheExampleAreThoseOfThePaper() {
        PlacementProblem example = PlacementExamples.topcuoglu();

        assertArrayEquals(
                new double[] {108, 77, 80, 80, 69, 63.333, 42.667, 35.667, 44.333, 14.667},
                Ranks.upward(example),
                PRINTED);
        assertArrayEquals(
                new double[] {0, 31, 25, 22, 24, 27, 62.333, 66.667, 63.667, 93.333}, Ranks.downward(example), PRINTED);
    }

    @Test
    void theExampleEndsAfter80AsInThePaper() {
        Trace trace = Heft.run(PlacementExamples.topcuoglu());

        assertEquals(80_000_000_000L, trace.makespanNanos());
        assertEquals("[n1, n3, n5, n7] [n4, n6, n9, n10] [n2, n8]", PlacementExamples.byProcessor(trace, 2, 1, 0));
    }

    @Test
    void theExampleOfThePeftPaperEndsAfter133AsInThatPaper() {
        assertEquals(133_000_000_000L, Heft.run(PlacementExamples.arabnejad()).makespanNanos());
    }

    /** Reckoned by hand: b waits on p0 until 12 for what a sends from p1; c takes 4 and fits into the gap. */
    @Test
    void aTaskGoesIntoAGapOnlyWithInsertion() {
        TaskGraph graph = TaskGraph.indexed("gap", 3).edge(0, 1).build();
        double[][] seconds = {{100, 2}, {3, 100}, {4, 98}};
        PlacementProblem problem = new PlacementProblem(graph, seconds, (task, k) -> 10, Network.uniform(2, 0, 1));

        assertEquals(15_000_000_000L, Heft.run(problem).makespanNanos());
        assertEquals(19_000_000_000L, Heft.runWithoutInsertion(problem).makespanNanos());
    }

    @Test
    void tasksOfOneRankGoInTopologicalOrderToTheSmallerProcessors() {
        TaskGraph graph = TaskGraph.indexed("equal", 4).edge(3, 0).build();
        double[][] seconds = {{0, 0, 0}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}};
        PlacementProblem problem =
                new PlacementProblem(graph, seconds, PlacementProblem.EdgeBytes.NONE, Network.uniform(3, 0, 1));

        Trace trace = Heft.run(problem);

        assertEquals("[n2, n1] [n3] [n4]", PlacementExamples.byProcessor(trace, 0, 1, 2));
        assertEquals(1_000_000_000L, trace.makespanNanos());
    }

    /** By equation 8 over what is left: n2 takes 6 in the mean of p1 and p2, n1 4 on p0; moving 2 bytes takes 2. */
    @Test
    void ranksAreMeansOverTheProcessorsThatCanRunATask() {
        double never = Double.POSITIVE_INFINITY;
        TaskGraph graph = TaskGraph.indexed("pair", 2).edge(0, 1).build();
        double[][] seconds = {{4, never, never}, {never, 5, 7}};
        PlacementProblem problem = new PlacementProblem(graph, seconds, (task, k) -> 2, Network.uniform(3, 0, 1));

        assertArrayEquals(new double[] {12, 6}, Ranks.upward(problem));
        assertArrayEquals(new double[] {0, 6}, Ranks.downward(problem));
        assertEquals("[n1] [n2] []", PlacementExamples.byProcessor(Heft.run(problem), 0, 1, 2));
        assertEquals(11_000_000_000L, Heft.run(problem).makespanNanos());
    }
}

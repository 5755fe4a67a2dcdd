package makespan.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import makespan.device.Network;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class CpopTest {
    @Test
    void theExampleEndsAfter86WithItsCriticalPathOnTheSecondProcessorAsInThePaper() {
        Trace trace = Cpop.run(PlacementExamples.topcuoglu());

        assertEquals(86_000_000_000L, trace.makespanNanos());
        assertEquals("[n3, n7] [n1, n2, n5, n9, n10] [n4, n6, n8]", PlacementExamples.byProcessor(trace, 0, 1, 2));
    }

    @Test
    void ofSeveralEntriesTheOneOfTheLongestPathStartsTheCriticalPath() {
        TaskGraph graph = TaskGraph.indexed("entries", 3).edge(1, 2).build();
        double[][] seconds = {{6, 6}, {5, 4}, {2, 5}};
        PlacementProblem problem = new PlacementProblem(graph, seconds, (task, k) -> 1, Network.uniform(2, 0, 1));

        Trace trace = Cpop.run(problem);

        assertEquals("[n2, n3] [n1]", PlacementExamples.byProcessor(trace, 0, 1));
        assertEquals(7_000_000_000L, trace.makespanNanos());
    }

    /** Reckoned by hand: p0 runs n1 and n2 of the path in 5, p1 n3 alone; n2 would end there after 3, but stays on p0. */
    @Test
    void whatTheProcessorOfTheCriticalPathCannotRunGoesWhereItEndsFirst() {
        double never = Double.POSITIVE_INFINITY;
        TaskGraph graph = TaskGraph.indexed("chain", 3).edge(0, 1).edge(1, 2).build();
        double[][] seconds = {{2, never, 9}, {3, 1, never}, {never, 4, 5}};
        PlacementProblem problem =
                new PlacementProblem(graph, seconds, PlacementProblem.EdgeBytes.NONE, Network.uniform(3, 0, 1));

        Trace trace = Cpop.run(problem);

        assertEquals("[n1, n2] [n3] []", PlacementExamples.byProcessor(trace, 0, 1, 2));
        assertEquals(9_000_000_000L, trace.makespanNanos());
    }

    @Test
    void aGraphWithoutTasksEndsAtOnce() {
        PlacementProblem nothing = new PlacementProblem(
                TaskGraph.indexed("nothing", 0).build(),
                new double[0][],
                PlacementProblem.EdgeBytes.NONE,
                Network.uniform(2, 0, 1));

        assertEquals(0, Cpop.run(nothing).makespanNanos());
        assertEquals(0, Heft.run(nothing).makespanNanos());
        assertEquals(0, Peft.run(nothing).makespanNanos());
    }
}

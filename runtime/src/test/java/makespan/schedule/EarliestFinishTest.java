package makespan.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import makespan.device.Network;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class EarliestFinishTest {
    /**
     * From the rule, by an independent implementation: n1 ends first on p2, at 9; then n2 to n6 are ready, in this order:
     * n2 ends at 40, 46 or 27, n3 at 32, 34 or 46, n4 at 45, 26 or 44; and so on. By hand: n9 is ready at 37, as n5 ends,
     * and gets 16 bytes from n2, so that it ends at 37 + 16 + 12 on p1; n8 at 42 + 27 + 5 on p0; n10 at 74 + 17 + 7 on p1.
     */
    @Test
    void tasksGoWhereTheyEndFirstInTheOrderInWhichTheyBecomeReady() {
        Trace trace = EarliestFinish.run(PlacementExamples.topcuoglu());

        assertEquals("[n3, n7, n8] [n4, n6, n9, n10] [n1, n2, n5]", PlacementExamples.byProcessor(trace, 0, 1, 2));
        assertEquals(98, trace.makespanNanos() / 1e9);
    }

    /** By hand: n1 ends at 2 on p0, n2 at 5 on p1; what n1 sends takes 3, from 5 on, or from 2 on if it is known where to. */
    @Test
    void dataSetOutWhenTheirReceiverIsReadyNotWhenTheirSenderEnds() {
        TaskGraph graph = TaskGraph.indexed("join", 3).edge(0, 2).edge(1, 2).build();
        double[][] seconds = {{2, 9}, {9, 5}, {9, 1}};
        PlacementProblem problem = new PlacementProblem(graph, seconds, (task, k) -> 3, Network.uniform(2, 0, 1));

        Trace online = EarliestFinish.run(problem);

        assertEquals("[n1] [n2, n3]", PlacementExamples.byProcessor(online, 0, 1));
        assertEquals(9, online.makespanNanos() / 1e9);
        assertEquals(6, Heft.runWithoutInsertion(problem).makespanNanos() / 1e9);
    }
}

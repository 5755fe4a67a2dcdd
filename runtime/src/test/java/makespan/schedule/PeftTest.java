package makespan.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import makespan.device.Network;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;

class PeftTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void theExampleEndsAfter122AsInThePaper() {
        assertEquals(122 * SECOND, Peft.run(PlacementExamples.arabnejad()).makespanNanos());
    }

    /** By the definition: the first task's successor costs 5 where it stays, or 1 plus 3 elsewhere; with 10 to send, never. */
    @Test
    void theForecastWeighsTheTransferAgainstTheFasterProcessor() {
        TaskGraph graph = TaskGraph.indexed("pair", 2).edge(0, 1).build();
        double[][] seconds = {{1, 1}, {5, 1}};

        assertArrayEquals(
                new long[][] {{4 * SECOND, SECOND}, {0, 0}},
                Peft.optimisticCosts(new PlacementProblem(graph, seconds, (task, k) -> 3, Network.uniform(2, 0, 1))));
        assertArrayEquals(
                new long[][] {{5 * SECOND, SECOND}, {0, 0}},
                Peft.optimisticCosts(new PlacementProblem(graph, seconds, (task, k) -> 10, Network.uniform(2, 0, 1))));
    }

    /** By the definition: the second task runs on p1 only, 1 from there and 1 plus 3 from p0. */
    @Test
    void theForecastLeavesOutProcessorsThatCannotRunTheTask() {
        double never = Double.POSITIVE_INFINITY;
        TaskGraph graph = TaskGraph.indexed("pair", 2).edge(0, 1).build();
        PlacementProblem problem = new PlacementProblem(
                graph, new double[][] {{1, 1}, {never, 1}}, (task, k) -> 3, Network.uniform(2, 0, 1));

        assertArrayEquals(new long[][] {{4 * SECOND, SECOND}, {0, 0}}, Peft.optimisticCosts(problem));
        assertEquals("[] [n1, n2]", PlacementExamples.byProcessor(Peft.run(problem), 0, 1));
    }
}

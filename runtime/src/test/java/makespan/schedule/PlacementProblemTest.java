package makespan.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import makespan.device.DeviceKind;
import makespan.device.Network;
import makespan.device.Platform;
import makespan.device.ProcessorGroup;
import makespan.device.ProcessorLink;
import makespan.graph.TaskGraph;
import makespan.trace.Lane;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a problem may be made of, and how long its transfers take. */
class PlacementProblemTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final TaskGraph graph = TaskGraph.indexed("pair", 2).edge(0, 1).build();
    private final Network two = Network.uniform(2, 0.5, 4);

    @Test
    void aTransferTakesTheLatencyAndTheBytesOverTheBandwidthOfItsLink() {
        Network network = new Network(new double[][] {{9, 1}, {2, 9}}, new double[][] {{0, 4}, {8, 0}});

        assertEquals(1 + 12 / 4, network.seconds(12, 0, 1));
        assertEquals(2 + 1.5, network.seconds(12, 1, 0));
        assertEquals(0, network.seconds(12, 1, 1));
        assertEquals(1.5 + 12 / 6, network.meanSeconds(12));
        assertEquals(0, Network.uniform(1, 1, 1).meanSeconds(12));
    }

    @Test
    void timesAreDividedByTheSpeeds() {
        PlacementProblem problem = PlacementProblem.ofSpeeds(
                graph, new double[] {3, 6}, new double[] {1, 1.5}, PlacementProblem.EdgeBytes.NONE, two);

        assertEquals(2_000_000_000L, problem.nanos(0, 1));
        assertEquals(OptionalDouble.of(6), problem.bestOnOneProcessor());
    }

    /** On the gpu, 'a' takes 1 s of 40, and 'b' with it; the lanes bear names and kinds. */
    @Test
    void aGraphIsPlacedOnTheNamedProcessorsOfAMachine() {
        Platform machine = new Platform(
                List.of(new ProcessorGroup("cpu", "cpu", 1, 1, 0), new ProcessorGroup("H200", "gpu", 2, 40, 0)),
                List.of(new ProcessorLink("cpu", "gpu", 25e9, 10e-6)));

        Trace trace = Heft.run(PlacementProblem.on(machine, graph, new double[] {40, 80}, (task, k) -> 1_000));

        assertEquals(
                List.of(
                        new Lane(0, "cpu", DeviceKind.CPU),
                        new Lane(1, "H200 0", DeviceKind.GPU),
                        new Lane(2, "H200 1", DeviceKind.GPU)),
                trace.lanes());
        assertEquals(3_000_000_000L, trace.makespanNanos());
    }

    @Test
    void aTaskThatCannotRunOnAProcessorTakesForeverThereAndNoneOfTheMean() {
        PlacementProblem problem = problem(new double[][] {{NEVER, 4}, {3, 5}}, 0);

        assertFalse(problem.canRun(0, 0));
        assertTrue(problem.canRun(0, 1));
        assertEquals(NEVER, problem.seconds(0, 0));
        assertEquals(4e9, problem.meanNanos(0));
        assertEquals(4e9, problem.meanNanos(1));
        assertEquals(OptionalDouble.of(9), problem.bestOnOneProcessor());
        assertEquals(
                OptionalDouble.empty(),
                problem(new double[][] {{NEVER, 4}, {3, NEVER}}, 0).bestOnOneProcessor());
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertRefused(() -> Network.uniform(0, 0, 1), "there must be at least 1 processor");
        assertRefused(
                () -> Network.uniform(2, -1, 1),
                "the latency from processor 0 to processor 1 must be finite and at least 0, but was -1.0");
        assertRefused(
                () -> Network.uniform(2, 0, 0),
                "the bandwidth from processor 0 to processor 1 must be finite and more than 0, but was 0.0");
        assertRefused(
                () -> new Network(new double[][] {{0, 0}, {0}}, new double[2][2]),
                "latencies and bandwidths must stand in 2 rows of 2 numbers, but row 1 of 2 has 1");
        assertRefused(
                () -> problem(new double[][] {{1, 1}}, 0),
                "there must be one row of times per task: 2 tasks, but 1 rows");
        assertRefused(
                () -> problem(new double[][] {{1, 1}, {1}}, 0),
                "task 'task 1' must have one time per processor: 2 processors, but 1 times");
        assertRefused(
                () -> problem(new double[][] {{1, 1}, {1, Double.NaN}}, 0),
                "the time of task 'task 1' on processor 1 must be at least 0, or infinite if it cannot run there, but was NaN");
        assertRefused(
                () -> problem(new double[][] {{1, 1}, {NEVER, NEVER}}, 0),
                "task 'task 1' must have a finite time on at least one processor, but can run on none");
        assertRefused(
                () -> problem(new double[2][2], -1),
                "the bytes from task 'task 0' to task 'task 1' must be at least 0, but were -1");
        assertRefused(
                () -> problem(new double[][] {{1, 8e9}, {1, 2e9}}, 2),
                "the longest times of all tasks and the slowest transfers of all edges"
                        + " must be at most 9e9 seconds together, but were 1.0000000001E10");
        assertRefused(
                () -> PlacementProblem.ofSpeeds(
                        graph, new double[2], new double[] {1, 0}, PlacementProblem.EdgeBytes.NONE, two),
                "the speed of processor 1 must be finite and more than 0, but was 0.0");
    }

    private PlacementProblem problem(double[][] seconds, long bytes) {
        return new PlacementProblem(graph, seconds, (task, k) -> bytes, two);
    }

    private static void assertRefused(Executable making, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, making).getMessage());
    }
}

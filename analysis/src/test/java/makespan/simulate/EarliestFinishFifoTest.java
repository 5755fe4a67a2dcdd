package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import makespan.analysis.RandomGraphs;
import makespan.device.Network;
import makespan.graph.TaskGraph;
import makespan.schedule.EarliestFinish;
import makespan.schedule.PlacementProblem;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

/** Earliest finish where it is another known policy. */
class EarliestFinishFifoTest {
    /** A task in the order of readiness on the processor that is free first is what a list scheduler does by fifo. */
    @Test
    void onEqualProcessorsWithoutCommunicationItIsListSchedulingByFifo() {
        for (long seed = 0; seed < 200; seed++) {
            TaskGraph graph = RandomGraphs.of(1 + (int) (seed % 60), 0.02 * (seed % 10), 0, seed);
            double[] seconds = new SplittableRandom(seed).doubles(graph.size()).toArray();
            int workers = 1 + (int) (seed % 6);
            double[] equal = new double[workers];
            Arrays.fill(equal, 1);
            PlacementProblem problem = PlacementProblem.ofSpeeds(
                    graph, seconds, equal, PlacementProblem.EdgeBytes.NONE, Network.uniform(workers, 0, 1));

            Trace placed = EarliestFinish.run(problem);

            Trace listed = Simulator.run(graph, seconds, workers, ListPolicy.FIFO);
            assertEquals(Arrays.toString(starts(listed)), Arrays.toString(starts(placed)), "seed " + seed);
        }
    }

    private static long[] starts(Trace trace) {
        return IntStream.range(0, trace.taskCount())
                .mapToObj(task -> trace.event(task).orElseThrow())
                .mapToLong(TaskEvent::startNanos)
                .toArray();
    }
}

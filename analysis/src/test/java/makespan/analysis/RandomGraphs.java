package makespan.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;

/** Small random graphs for comparisons with brute force. */
public final class RandomGraphs {
    private RandomGraphs() {}

    /** Returns a graph of {@code size} tasks in which each pair is an edge with the given probability. */
    public static TaskGraph of(int size, double density, double ioShare, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TaskGraphBuilder builder = TaskGraph.builder("random " + seed);
        for (int task = 0; task < size; task++) {
            List<String> after = new ArrayList<>();
            for (int before = 0; before < task; before++) {
                if (random.nextDouble() < density) {
                    after.add("t" + before);
                }
            }
            DeviceKind device = random.nextDouble() < ioShare ? DeviceKind.IO : DeviceKind.CPU;
            builder.add(TaskSpec.of("t" + task, TaskBody.EMPTY).withAfter(after).withDevice(device));
        }
        return builder.build();
    }

    /** Returns whole seconds from 0 to 9, so that sums are exact and zero-length tasks occur. */
    public static double[] seconds(TaskGraph graph, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.ints(graph.size(), 0, 10).asDoubleStream().toArray();
    }
}

package makespan.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import makespan.graph.TaskGraph;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;

/**
 * What a graph and the times of its tasks tell before it runs: work, span, a critical path and, for numbers of equal
 * workers, what any schedule takes at least, a greedy one at most, and one by a given policy takes. All times in seconds.
 *
 * @param workSpan work and span
 * @param criticalPath the longest chain of tasks
 * @param drags the tasks of the largest {@link Drag}, at most ten and none without, the largest first
 * @param bounds by number of workers
 * @param makespans by number of workers: simulated, without overhead and communication
 */
public record GraphFacts(
        WorkSpan workSpan,
        CriticalPath criticalPath,
        List<TaskDrag> drags,
        Map<Integer, Bounds> bounds,
        Map<Integer, Double> makespans) {
    private static final int MOST_DRAGS = 10;

    /**
     * A task and its drag.
     *
     * @param task its index
     * @param drag more than 0, in seconds
     */
    public record TaskDrag(int task, double drag) {}

    public GraphFacts {
        drags = List.copyOf(drags);
        bounds = new TreeMap<>(bounds);
        makespans = new TreeMap<>(makespans);
    }

    /**
     * Returns the facts of a graph.
     *
     * @param seconds time of each task, finite and at least 0
     * @param workers numbers of workers, each at least 1
     */
    public static GraphFacts of(TaskGraph graph, double[] seconds, List<Integer> workers, ListPolicy policy) {
        Map<Integer, Bounds> bounds = new TreeMap<>();
        Map<Integer, Double> makespans = new TreeMap<>();
        for (int count : workers) {
            bounds.put(count, Bounds.of(graph, seconds, count));
            makespans.put(count, Simulator.makespan(graph, seconds, count, policy));
        }
        return new GraphFacts(
                WorkSpan.of(graph, seconds), CriticalPath.of(graph, seconds), drags(graph, seconds), bounds, makespans);
    }

    private static List<TaskDrag> drags(TaskGraph graph, double[] seconds) {
        double[] drag = Drag.of(graph, seconds);
        return IntStream.range(0, drag.length)
                .filter(task -> drag[task] > 0)
                .mapToObj(task -> new TaskDrag(task, drag[task]))
                .sorted(Comparator.comparingDouble(TaskDrag::drag).reversed())
                .limit(MOST_DRAGS)
                .toList();
    }
}

package makespan.analysis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makespan.graph.TaskGraph;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;

/**
 * What a graph and the times of its tasks tell before it runs: work, span, a critical path and, for numbers of equal
 * workers, what any schedule takes at least, a greedy one at most, and one by a given policy takes. All times in seconds.
 *
 * @param workSpan work and span
 * @param criticalPath the longest chain of tasks
 * @param bounds by number of workers
 * @param makespans by number of workers: simulated, without overhead and communication
 */
public record GraphFacts(
        WorkSpan workSpan, CriticalPath criticalPath, Map<Integer, Bounds> bounds, Map<Integer, Double> makespans) {
    public GraphFacts {
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
        return new GraphFacts(WorkSpan.of(graph, seconds), CriticalPath.of(graph, seconds), bounds, makespans);
    }
}

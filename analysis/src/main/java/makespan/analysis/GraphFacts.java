package makespan.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
 * @param policy the name of the policy, in small letters
 * @param schedules by ascending number of workers
 */
public record GraphFacts(
        WorkSpan workSpan, CriticalPath criticalPath, List<TaskDrag> drags, String policy, List<Schedule> schedules) {
    private static final int MOST_DRAGS = 10;

    /**
     * A task and its drag.
     *
     * @param task its index
     * @param drag more than 0, in seconds
     */
    public record TaskDrag(int task, double drag) {}

    /**
     * What is known for one number of workers.
     *
     * @param bounds what any schedule takes at least and a greedy one at most
     * @param makespan by the policy: simulated, without overhead and communication
     */
    public record Schedule(Bounds bounds, double makespan) {}

    public GraphFacts {
        drags = List.copyOf(drags);
        schedules = List.copyOf(schedules);
    }

    /**
     * Returns the facts of a graph.
     *
     * @param seconds time of each task, finite and at least 0
     * @param workers numbers of workers, each at least 1
     */
    public static GraphFacts of(TaskGraph graph, double[] seconds, List<Integer> workers, ListPolicy policy) {
        List<Schedule> schedules = workers.stream()
                .distinct()
                .sorted()
                .map(count -> new Schedule(
                        Bounds.of(graph, seconds, count), Simulator.makespan(graph, seconds, count, policy)))
                .toList();
        return new GraphFacts(
                WorkSpan.of(graph, seconds),
                CriticalPath.of(graph, seconds),
                drags(graph, seconds),
                policy.name().toLowerCase(Locale.ROOT),
                schedules);
    }

    /** Returns the makespans by number of workers. */
    public Map<Integer, Double> makespans() {
        Map<Integer, Double> makespans = new TreeMap<>();
        schedules.forEach(each -> makespans.put(each.bounds().workers(), each.makespan()));
        return makespans;
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

package makespan.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import makespan.graph.TaskGraph;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;

/**
 * What a graph and the times of its tasks tell before it runs: its shape, work, span, a critical path and, for numbers of
 * equal workers, what any schedule takes at least, a greedy one at most, and one by a given policy takes. All times in
 * seconds.
 *
 * @param shape levels, width and edges
 * @param zeroLength number of tasks that take no time
 * @param profile how many tasks run at each instant on unlimited workers
 * @param workSpan work and span
 * @param criticalPath the longest chain of tasks
 * @param drags the tasks of the largest {@link Drag}, at most ten and none without, the largest first
 * @param policy the name of the policy, in small letters
 * @param schedules by ascending number of workers
 */
public record GraphFacts(
        GraphShape shape,
        int zeroLength,
        ParallelismProfile profile,
        WorkSpan workSpan,
        CriticalPath criticalPath,
        List<TaskDrag> drags,
        String policy,
        List<Schedule> schedules) {
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
     * @param bounds what any schedule takes at least, by work and span, and a greedy one at most
     * @param load what any schedule takes at least, by {@link LoadBound}; none for a graph of more than 5000 tasks
     * @param makespan by the policy: simulated, without overhead and communication
     */
    public record Schedule(Bounds bounds, OptionalDouble load, double makespan) {
        /** Returns the larger of the bounds that no schedule is below. */
        public double lower() {
            return load.orElse(bounds.lower());
        }

        /**
         * Returns how good the schedule is at least: {@link #lower} over its makespan, 0 to 1. No schedule is faster by more
         * than this leaves, and the best is not known.
         */
        public double ofBest() {
            return makespan > lower() ? lower() / makespan : 1;
        }
    }

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
        return new GraphFacts(
                GraphShape.of(graph),
                (int) Arrays.stream(seconds).filter(time -> time == 0).count(),
                ParallelismProfile.of(graph, seconds),
                WorkSpan.of(graph, seconds),
                CriticalPath.of(graph, seconds),
                drags(graph, seconds),
                policy.label(),
                schedules(graph, seconds, workers, policy));
    }

    /** Returns what is known for each number of workers, ascending. */
    static List<Schedule> schedules(TaskGraph graph, double[] seconds, List<Integer> workers, ListPolicy policy) {
        Map<Integer, Double> loads = LoadBound.of(graph, seconds, workers);
        return workers.stream()
                .distinct()
                .sorted()
                .map(count -> new Schedule(
                        Bounds.of(graph, seconds, count),
                        loads.containsKey(count) ? OptionalDouble.of(loads.get(count)) : OptionalDouble.empty(),
                        Simulator.makespan(graph, seconds, count, policy)))
                .toList();
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

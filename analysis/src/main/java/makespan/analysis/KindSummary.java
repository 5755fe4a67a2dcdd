package makespan.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makespan.graph.Task;
import makespan.graph.TaskGraph;

/**
 * What the tasks of one kind took together. All times in seconds.
 *
 * @param kind the kind
 * @param count number of its tasks in the graph
 * @param work sum of their times, on whatever device
 * @param share of the time of all tasks, 0 to 1
 * @param median time of one task
 * @param longest time of the longest one
 */
public record KindSummary(String kind, int count, double work, double share, double median, double longest) {
    /** Returns one summary per kind, the costliest first; of equal ones, the one declared first. */
    public static List<KindSummary> of(TaskGraph graph, double[] seconds) {
        double total = Arrays.stream(seconds).sum();
        List<KindSummary> kinds = new ArrayList<>();
        tasksByKind(graph).forEach((kind, tasks) -> kinds.add(of(kind, tasks, seconds, total)));
        kinds.sort(Comparator.comparingDouble(KindSummary::work).reversed());
        return List.copyOf(kinds);
    }

    /** Returns the tasks of each kind, ascending; the kinds in the order of their first tasks. Both may be changed. */
    static Map<String, List<Integer>> tasksByKind(TaskGraph graph) {
        Map<String, List<Integer>> tasks = new LinkedHashMap<>();
        for (Task task : graph.tasks()) {
            tasks.computeIfAbsent(task.kind(), kind -> new ArrayList<>()).add(task.index());
        }
        return tasks;
    }

    private static KindSummary of(String kind, List<Integer> tasks, double[] seconds, double total) {
        double[] sorted =
                tasks.stream().mapToDouble(task -> seconds[task]).sorted().toArray();
        double work = Arrays.stream(sorted).sum();
        return new KindSummary(
                kind,
                sorted.length,
                work,
                total > 0 ? work / total : 0,
                Medians.ofSorted(sorted),
                sorted[sorted.length - 1]);
    }
}

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
        Map<String, List<Double>> timesByKind = new LinkedHashMap<>();
        for (Task task : graph.tasks()) {
            timesByKind.computeIfAbsent(task.kind(), kind -> new ArrayList<>()).add(seconds[task.index()]);
        }
        double total = Arrays.stream(seconds).sum();
        List<KindSummary> kinds = new ArrayList<>();
        timesByKind.forEach((kind, times) -> kinds.add(of(kind, times, total)));
        kinds.sort(Comparator.comparingDouble(KindSummary::work).reversed());
        return List.copyOf(kinds);
    }

    private static KindSummary of(String kind, List<Double> times, double total) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
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

package makespan.analysis;

import java.util.ArrayList;
import java.util.List;
import makespan.graph.TaskGraph;
import makespan.simulate.Levels;

/**
 * The structural critical path: the longest chain of tasks, which no number of workers can shorten (Kelley and Walker
 * 1959). It knows nothing of busy workers; {@link RealisedPath} does.
 *
 * @param tasks indices of the tasks along it, from a source to a sink; empty for an empty graph
 * @param length sum of their times, in seconds
 */
public record CriticalPath(List<Integer> tasks, double length) {
    public CriticalPath {
        tasks = List.copyOf(tasks);
    }

    /**
     * Returns the longest path; of equally long ones, the one through the tasks of the lowest index.
     *
     * @param seconds time of each task, finite and at least 0
     */
    public static CriticalPath of(TaskGraph graph, double[] seconds) {
        double[] level = Levels.bottom(graph, seconds);
        List<Integer> path = new ArrayList<>();
        int task = -1;
        for (int source = 0; source < level.length; source++) {
            if (graph.predecessorCount(source) == 0 && (task < 0 || level[source] > level[task])) {
                task = source;
            }
        }
        double length = task < 0 ? 0 : level[task];
        while (task >= 0) {
            path.add(task);
            task = longestSuccessor(graph, level, task);
        }
        return new CriticalPath(path, length);
    }

    private static int longestSuccessor(TaskGraph graph, double[] level, int task) {
        int longest = -1;
        for (int k = 0; k < graph.successorCount(task); k++) {
            int next = graph.successor(task, k);
            if (longest < 0 || level[next] > level[longest]) {
                longest = next;
            }
        }
        return longest;
    }

    /** Returns the names of the tasks along the path. */
    public List<String> names(TaskGraph graph) {
        return tasks.stream().map(task -> graph.task(task).name()).toList();
    }
}

package makespan.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import makespan.graph.TaskGraph;
import makespan.simulate.Levels;

/** Finds paths through a graph that take longer than a given time. */
final class LongPaths {
    private static final int MOST = 16;

    private LongPaths() {}

    /**
     * Returns paths longer than a limit, at most 16: the longest of all, then the longest through a task on none of those
     * before, and so on. Tasks in the order of the path.
     */
    static List<int[]> longerThan(TaskGraph graph, double[] seconds, double limit) {
        double[] top = Levels.top(graph, seconds);
        double[] bottom = Levels.bottom(graph, seconds);
        List<Integer> longestFirst = IntStream.range(0, seconds.length)
                .boxed()
                .filter(task -> top[task] + bottom[task] > limit)
                .sorted(Comparator.comparingDouble((Integer task) -> top[task] + bottom[task])
                        .reversed())
                .toList();
        boolean[] covered = new boolean[seconds.length];
        List<int[]> paths = new ArrayList<>();
        for (int task : longestFirst) {
            if (!covered[task] && paths.size() < MOST) {
                int[] path = IntStream.concat(before(graph, seconds, top, task), behind(graph, bottom, task))
                        .toArray();
                IntStream.of(path).forEach(each -> covered[each] = true);
                paths.add(path);
            }
        }
        return paths;
    }

    /** Returns the longest path to a task, without the task. */
    private static IntStream before(TaskGraph graph, double[] seconds, double[] top, int task) {
        List<Integer> path = new ArrayList<>();
        int at = task;
        while (graph.predecessorCount(at) > 0) {
            at = IntStream.of(graph.predecessors(at))
                    .boxed()
                    .max(Comparator.comparingDouble(each -> top[each] + seconds[each]))
                    .orElseThrow();
            path.add(0, at);
        }
        return path.stream().mapToInt(Integer::intValue);
    }

    /** Returns the longest path from a task, beginning with the task. */
    private static IntStream behind(TaskGraph graph, double[] bottom, int task) {
        IntStream.Builder path = IntStream.builder().add(task);
        int at = task;
        while (graph.successorCount(at) > 0) {
            at = IntStream.of(graph.successors(at))
                    .boxed()
                    .max(Comparator.comparingDouble(each -> bottom[each]))
                    .orElseThrow();
            path.add(at);
        }
        return path.build();
    }
}

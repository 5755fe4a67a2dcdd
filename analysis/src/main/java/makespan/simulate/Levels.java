package makespan.simulate;

import makespan.graph.TaskGraph;
import makespan.schedule.TaskTimes;

/**
 * The longest paths from and to every task, its own time included or not: the levels of list scheduling (Hu, Operations
 * Research 9(6), 1961) and the times of the critical path method (Kelley and Walker 1959). Any unit of time; the result
 * has the unit of the argument.
 */
public final class Levels {
    private Levels() {}

    /**
     * Returns the bottom level of every task: the longest path from its start to the end of the graph.
     *
     * @param times one per task, finite and at least 0
     */
    public static double[] bottom(TaskGraph graph, double[] times) {
        TaskTimes.requireValid(graph, times);
        double[] level = new double[graph.size()];
        int[] order = graph.topologicalOrder();
        for (int at = order.length - 1; at >= 0; at--) {
            int task = order[at];
            double longest = 0;
            for (int k = 0; k < graph.successorCount(task); k++) {
                longest = Math.max(longest, level[graph.successor(task, k)]);
            }
            level[task] = times[task] + longest;
        }
        return level;
    }

    /** Returns the bottom levels exactly, for times whose sum is a {@code long}. */
    static long[] bottomNanos(TaskGraph graph, long[] nanos) {
        long[] level = new long[nanos.length];
        int[] order = graph.topologicalOrder();
        for (int at = order.length - 1; at >= 0; at--) {
            int task = order[at];
            long longest = 0;
            for (int k = 0, n = graph.successorCount(task); k < n; k++) {
                longest = Math.max(longest, level[graph.successor(task, k)]);
            }
            level[task] = nanos[task] + longest;
        }
        return level;
    }

    /**
     * Returns the top level of every task: the longest path from the start of the graph to the task's start.
     *
     * @param times one per task, finite and at least 0
     */
    public static double[] top(TaskGraph graph, double[] times) {
        TaskTimes.requireValid(graph, times);
        double[] level = new double[graph.size()];
        for (int task : graph.topologicalOrder()) {
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                int before = graph.predecessor(task, k);
                level[task] = Math.max(level[task], level[before] + times[before]);
            }
        }
        return level;
    }
}

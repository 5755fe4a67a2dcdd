package makespan.schedule;

import makespan.graph.TaskGraph;

/**
 * How far a task is from the ends of its graph when times are taken as means over the processors and transfers as those
 * of the mean link: Topcuoglu, Hariri and Wu, IEEE Transactions on Parallel and Distributed Systems 13(3), 2002,
 * equations 7 to 9. In the paper every processor runs every task; here the mean is over those that can. A priority, not a
 * bound.
 */
public final class Ranks {
    private static final double NANOS_PER_SECOND = 1e9;

    private Ranks() {}

    /**
     * Returns the upward rank of every task, its mean time plus the longest path from its end: {@code rank(i) = w(i) +
     * max (c(i,j) + rank(j))} over its successors, in seconds.
     */
    public static double[] upward(PlacementProblem problem) {
        return seconds(upwardNanos(problem));
    }

    /**
     * Returns the downward rank of every task, the longest path to its start: {@code rank(i) = max (rank(j) + w(j) +
     * c(j,i))} over its predecessors, in seconds.
     */
    public static double[] downward(PlacementProblem problem) {
        return seconds(downwardNanos(problem));
    }

    static double[] upwardNanos(PlacementProblem problem) {
        TaskGraph graph = problem.graph();
        double[] rank = new double[graph.size()];
        int[] order = graph.topologicalOrder();
        for (int at = order.length - 1; at >= 0; at--) {
            int task = order[at];
            rank[task] += problem.meanNanos(task);
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                int before = graph.predecessor(task, k);
                rank[before] = Math.max(rank[before], problem.meanTransferNanos(task, k) + rank[task]);
            }
        }
        return rank;
    }

    static double[] downwardNanos(PlacementProblem problem) {
        TaskGraph graph = problem.graph();
        double[] rank = new double[graph.size()];
        for (int task : graph.topologicalOrder()) {
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                int before = graph.predecessor(task, k);
                double path = rank[before] + problem.meanNanos(before) + problem.meanTransferNanos(task, k);
                rank[task] = Math.max(rank[task], path);
            }
        }
        return rank;
    }

    private static double[] seconds(double[] nanos) {
        double[] seconds = new double[nanos.length];
        for (int task = 0; task < nanos.length; task++) {
            seconds[task] = nanos[task] / NANOS_PER_SECOND;
        }
        return seconds;
    }
}

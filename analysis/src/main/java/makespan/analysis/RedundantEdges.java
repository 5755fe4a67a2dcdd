package makespan.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import makespan.graph.TaskGraph;

/**
 * The edges that say nothing new: a longer path connects their ends too, so that the tasks have the same order without
 * them. What is left is the transitive reduction: Aho, Garey and Ullman, SIAM Journal on Computing 1(2), 1972.
 */
public final class RedundantEdges {
    /** Tasks × (tasks + edges) / 64 steps: some seconds. */
    static final double MOST_PAIRS = 1e10;

    /**
     * An edge.
     *
     * @param from index of the task that ends first
     * @param to index of the task that waits
     */
    public record Edge(int from, int to) {}

    private RedundantEdges() {}

    /**
     * Returns the redundant edges by ascending task; nothing if tasks times tasks and edges are more than 1e10, which is too
     * many to look at. O(n) memory: which tasks are reached is kept for 64 of them at a time.
     */
    public static Optional<List<Edge>> of(TaskGraph graph) {
        if ((double) graph.size() * (graph.size() + (double) graph.edgeCount()) > MOST_PAIRS) {
            return Optional.empty();
        }
        List<Edge> edges = new ArrayList<>();
        int[] order = graph.topologicalOrder();
        long[] reached = new long[graph.size()];
        for (int first = 0; first < graph.size(); first += Long.SIZE) {
            Arrays.fill(reached, 0);
            for (int at = order.length - 1; at >= 0; at--) {
                visit(graph, order[at], first, reached, edges);
            }
        }
        edges.sort(Comparator.comparingInt(Edge::from).thenComparingInt(Edge::to));
        return Optional.of(edges);
    }

    /** Notes which of the 64 tasks from {@code first} a task reaches, and its edges to those that it reaches otherwise too. */
    private static void visit(TaskGraph graph, int task, int first, long[] reached, List<Edge> edges) {
        long direct = 0;
        long behind = 0;
        for (int k = 0; k < graph.successorCount(task); k++) {
            int next = graph.successor(task, k);
            behind |= reached[next];
            if (next >= first && next - first < Long.SIZE) {
                direct |= 1L << (next - first);
            }
        }
        for (long both = direct & behind; both != 0; both &= both - 1) {
            edges.add(new Edge(task, first + Long.numberOfTrailingZeros(both)));
        }
        reached[task] = direct | behind;
    }
}

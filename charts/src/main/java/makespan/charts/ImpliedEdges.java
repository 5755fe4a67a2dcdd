package makespan.charts;

import java.util.BitSet;
import java.util.List;
import makespan.graph.TaskGraph;

/**
 * Leaves out edges that say nothing new: those between tasks that a longer path connects too (transitive reduction,
 * Aho, Garey, Ullman, SIAM Journal on Computing 1(2), 1972). Order is the same without them, and a crowded picture
 * becomes legible.
 */
final class ImpliedEdges {
    private static final int CROWDED_EDGES = 60;
    private static final double CROWDED_EDGES_PER_NODE = 2.2;

    private ImpliedEdges() {}

    /** Returns the edges to draw, critical ones in any case; all of them if there are few. */
    static List<DagModel.Edge> hideIfCrowded(TaskGraph graph, List<DagModel.Edge> edges) {
        if (edges.size() <= CROWDED_EDGES || edges.size() <= CROWDED_EDGES_PER_NODE * graph.size()) {
            return edges;
        }
        BitSet[] reachable = reachable(graph);
        return edges.stream()
                .filter(edge -> edge.critical() || !implied(graph, reachable, edge))
                .toList();
    }

    private static boolean implied(TaskGraph graph, BitSet[] reachable, DagModel.Edge edge) {
        for (int next : graph.successors(edge.from())) {
            if (next != edge.to() && reachable[next].get(edge.to())) {
                return true;
            }
        }
        return false;
    }

    private static BitSet[] reachable(TaskGraph graph) {
        BitSet[] reachable = new BitSet[graph.size()];
        int[] order = graph.topologicalOrder();
        for (int i = order.length - 1; i >= 0; i--) {
            BitSet behind = new BitSet(graph.size());
            for (int next : graph.successors(order[i])) {
                behind.set(next);
                behind.or(reachable[next]);
            }
            reachable[order[i]] = behind;
        }
        return reachable;
    }
}

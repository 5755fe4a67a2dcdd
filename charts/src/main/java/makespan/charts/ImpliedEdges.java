package makespan.charts;

import java.util.List;
import java.util.Set;
import makespan.analysis.RedundantEdges;
import makespan.graph.TaskGraph;

/**
 * Leaves out {@link RedundantEdges} where they would crowd a picture: order is the same without them, and it becomes
 * legible.
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
        Set<RedundantEdges.Edge> redundant =
                RedundantEdges.of(graph).map(Set::copyOf).orElse(Set.of());
        return edges.stream()
                .filter(edge -> edge.critical() || !redundant.contains(new RedundantEdges.Edge(edge.from(), edge.to())))
                .toList();
    }
}

package makespan.charts;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places the cards of a graph in layers from left to right, after Sugiyama, Tagawa, Toda, "Methods for visual
 * understanding of hierarchical system structures", IEEE SMC 11(2), 1981, as implemented by Eclipse ELK. Graphs that
 * are much wider than high are cut into rows.
 */
final class LayeredLayout {
    private static final double PADDING = 16;
    /** The widest picture that a page shows without shrinking its letters too far. */
    private static final double MAX_WIDTH = 1900;

    static {
        // registers how ELK copies the values of its options; its own engine does it, its algorithm alone does not
        LayoutMetaDataService.getInstance();
    }

    private final double width;
    private final double height;
    private final List<Point2D> corners;
    private final List<Route> routes;

    private LayeredLayout(double width, double height, List<Point2D> corners, List<Route> routes) {
        this.width = width;
        this.height = height;
        this.corners = corners;
        this.routes = routes;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** Returns the upper left corner of each node. */
    List<Point2D> corners() {
        return corners;
    }

    /** Returns the line of each edge. */
    List<Route> routes() {
        return routes;
    }

    /**
     * Returns the layout of nodes of one size.
     *
     * @param edges pairs from, to
     */
    static LayeredLayout of(int nodes, double nodeWidth, double nodeHeight, List<int[]> edges) {
        if (nodes == 0) {
            return new LayeredLayout(2 * PADDING, 2 * PADDING, List.of(), List.of());
        }
        LayeredLayout plain = compute(nodes, nodeWidth, nodeHeight, edges, false);
        if (plain.width <= MAX_WIDTH || plain.width <= 2.6 * plain.height) {
            return plain;
        }
        LayeredLayout wrapped = compute(nodes, nodeWidth, nodeHeight, edges, true);
        return wrapped.width <= MAX_WIDTH ? wrapped : plain;
    }

    private static LayeredLayout compute(
            int nodes, double nodeWidth, double nodeHeight, List<int[]> edges, boolean wrapped) {
        ElkNode root = ElkGraphUtil.createGraph();
        configure(root, wrapped, edges.size() > 4 * nodes);
        List<ElkNode> cards = new ArrayList<>(nodes);
        for (int i = 0; i < nodes; i++) {
            ElkNode card = ElkGraphUtil.createNode(root);
            card.setDimensions(nodeWidth, nodeHeight);
            cards.add(card);
        }
        List<ElkEdge> links = new ArrayList<>(edges.size());
        for (int[] edge : edges) {
            links.add(ElkGraphUtil.createSimpleEdge(cards.get(edge[0]), cards.get(edge[1])));
        }
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        return new LayeredLayout(
                root.getWidth(),
                root.getHeight(),
                cards.stream()
                        .<Point2D>map(card -> new Point2D.Double(card.getX(), card.getY()))
                        .toList(),
                links.stream().map(link -> route(link, wrapped)).toList());
    }

    private static void configure(ElkNode root, boolean wrapped, boolean dense) {
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, wrapped ? EdgeRouting.ORTHOGONAL : EdgeRouting.SPLINES);
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 12d);
        root.setProperty(CoreOptions.SPACING_COMPONENT_COMPONENT, 22d);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(PADDING));
        root.setProperty(CoreOptions.ASPECT_RATIO, 2.2);
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, wrapped ? 20d : dense ? 56d : 38d);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 8d);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, wrapped ? 7d : 5d);
        root.setProperty(LayeredOptions.THOROUGHNESS, 7);
        if (wrapped) {
            root.setProperty(LayeredOptions.WRAPPING_STRATEGY, WrappingStrategy.MULTI_EDGE);
            root.setProperty(LayeredOptions.WRAPPING_ADDITIONAL_EDGE_SPACING, 14d);
        }
    }

    private static Route route(ElkEdge link, boolean angular) {
        ElkEdgeSection section = link.getSections().get(0);
        int bends = section.getBendPoints().size();
        double[] points = new double[2 * bends + 4];
        points[0] = section.getStartX();
        points[1] = section.getStartY();
        for (int i = 0; i < bends; i++) {
            ElkBendPoint bend = section.getBendPoints().get(i);
            points[2 * i + 2] = bend.getX();
            points[2 * i + 3] = bend.getY();
        }
        points[2 * bends + 2] = section.getEndX();
        points[2 * bends + 3] = section.getEndY();
        return angular ? Route.angular(points) : Route.spline(points);
    }
}

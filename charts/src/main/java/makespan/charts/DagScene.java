package makespan.charts;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.Map;
import makespan.charts.Canvas.Mark;

/** Draws a task graph as cards in layers: the critical path in orange, a stripe for the kind, two lines of text. */
final class DagScene implements Scene {
    private static final Lettering NAME = Lettering.of(10.5, "").asBold();
    private static final Lettering DETAIL = Lettering.of(8.5, "");
    private static final double TEXT_LEFT = 11;
    private static final double TEXT_RIGHT = 9;
    private static final double MIN_CARD = 72;
    private static final double MAX_CARD = 168;
    private static final double HATCHED = 10;
    private static final int FEW = 20;
    private static final double CAPTION = 26;

    private final DagModel model;
    private final double cardWidth;
    private final double cardHeight;
    private final LayeredLayout layout;
    private final Map<String, String> kinds;

    /** @param kinds names and colours for the legend; none if a picture beside it has them */
    DagScene(DagModel model, Map<String, String> kinds) {
        this.model = model;
        this.kinds = kinds;
        boolean detailed =
                model.nodes().stream().anyMatch(node -> !node.detail().isEmpty());
        cardHeight = detailed ? 36 : 24;
        cardWidth = Math.min(MAX_CARD, Math.max(MIN_CARD, Math.ceil(widestText() + TEXT_LEFT + TEXT_RIGHT)));
        layout = LayeredLayout.of(
                model.nodes().size(),
                cardWidth,
                cardHeight,
                model.edges().stream()
                        .map(edge -> new int[] {edge.from(), edge.to()})
                        .toList());
    }

    /** Room for the details and for nearly all names: in a large graph a few long names must not widen every card. */
    private double widestText() {
        double[] names = model.nodes().stream()
                .mapToDouble(node -> NAME.widthOf(shown(node.label())))
                .sorted()
                .toArray();
        double details = model.nodes().stream()
                .mapToDouble(
                        node -> DETAIL.widthOf(node.detail()) + (node.state() == DagModel.State.COMPLETE ? 0 : HATCHED))
                .max()
                .orElse(0);
        double most = names.length == 0 ? 0 : names[names.length <= FEW ? names.length - 1 : names.length * 9 / 10];
        return Math.max(most, details);
    }

    private static String shown(String label) {
        return label.length() > 60 ? label.substring(0, 60) : label;
    }

    @Override
    public double width() {
        return Math.max(layout.width(), 32 + Lettering.of(9.5, "").widthOf(model.caption()));
    }

    @Override
    public double height() {
        return layout.height() + CAPTION + (kinds.isEmpty() ? 0 : legend().height() + 4);
    }

    @Override
    public void draw(Canvas canvas, Theme theme) {
        List<DagModel.Edge> edges = model.edges();
        for (boolean critical : new boolean[] {false, true}) {
            for (int i = 0; i < edges.size(); i++) {
                if (edges.get(i).critical() == critical) {
                    draw(canvas, theme, i);
                }
            }
        }
        for (int i = 0; i < model.nodes().size(); i++) {
            draw(canvas, theme, i, model.nodes().get(i));
        }
        canvas.text(16, layout.height() + 10, model.caption(), Lettering.of(9.5, theme.muted()));
        legend().draw(canvas, theme, 16, layout.height() + 22);
    }

    private Legend legend() {
        Legend legend = new Legend(width() - 32);
        kinds.forEach((kind, colour) -> legend.add(kind, Ink.fill(colour)));
        return legend;
    }

    private void draw(Canvas canvas, Theme theme, int edge) {
        Route route = layout.routes().get(edge);
        boolean critical = model.edges().get(edge).critical();
        boolean dense = model.edges().size() > 3 * model.nodes().size();
        String colour = critical ? theme.critical() : theme.edge();
        double opacity = critical ? 1 : dense ? 0.5 : 0.8;
        canvas.begin(Mark.edge(edge));
        canvas.path(
                route.path(),
                Ink.line(colour, critical ? 2.2 : dense ? 0.9 : 1.1).withOpacity(opacity));
        canvas.path(route.head(critical ? 6.5 : 5), Ink.fill(colour).withOpacity(opacity));
        canvas.end();
    }

    private void draw(Canvas canvas, Theme theme, int index, DagModel.Node node) {
        double x = layout.corners().get(index).getX();
        double y = layout.corners().get(index).getY();
        canvas.begin(Mark.node(index, node.tooltip()));
        canvas.rect(x, y, cardWidth, cardHeight, 6, face(theme, node));
        double room = cardWidth - TEXT_LEFT - TEXT_RIGHT + 1;
        if (node.state() != DagModel.State.COMPLETE) {
            // strokes at the right end, so that colour is not the only sign
            Path2D strokes = Hatching.of(x + cardWidth - HATCHED - 2, y + 3, HATCHED, cardHeight - 6, 4);
            boolean failed = node.state() == DagModel.State.FAILED;
            canvas.path(strokes, Ink.line(failed ? theme.foreground() : theme.cardBorder(), 1));
            room -= HATCHED;
        }
        canvas.rect(x + 1.5, y + 4, 3.5, cardHeight - 8, 1.7, Ink.fill(node.colour()));
        boolean twoLines = !node.detail().isEmpty();
        double middle = y + cardHeight / 2;
        Lettering name = new Lettering(NAME.size(), true, theme.foreground(), NAME.anchor());
        canvas.text(x + TEXT_LEFT, middle + (twoLines ? -2.5 : 3.8), Ellipsis.fit(node.label(), room, name), name);
        if (twoLines) {
            Lettering detail = new Lettering(DETAIL.size(), false, theme.muted(), DETAIL.anchor());
            canvas.text(x + TEXT_LEFT, middle + 10.5, Ellipsis.fit(node.detail(), room, detail), detail);
        }
        canvas.end();
    }

    private static Ink face(Theme theme, DagModel.Node node) {
        Ink face = Ink.fill(theme.card());
        return switch (node.state()) {
            case FAILED -> face.withStroke(theme.foreground(), 2);
            case NOT_RUN -> face.withStroke(theme.muted(), 1).withDash(3);
            case COMPLETE ->
                face.withStroke(node.critical() ? theme.critical() : theme.cardBorder(), node.critical() ? 2 : 1);
        };
    }
}

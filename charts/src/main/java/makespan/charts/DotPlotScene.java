package makespan.charts;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws rows of dots; each dot's label stands above or below it, on the nearest of four lines with room. */
final class DotPlotScene implements Scene {
    private static final double WIDTH = 1000;
    private static final double MARGIN = 16;
    private static final double TOP = 58;
    private static final double ROW = 66;
    private static final double BOTTOM = 46;
    private static final double LONGEST_NAME = 160;
    private static final double GAP = 7;
    private static final String ACCENT = "#009e73";
    private static final Lettering NAME = Lettering.of(12, "").asBold();
    private static final Lettering LABEL = Lettering.of(9.5, "");
    /** Baselines of labels in relation to the dots, the nearest first. */
    private static final double[] LINES = {-10, 17, -21, 28};

    private final String title;
    private final String axisTitle;
    private final Set<String> emphasised;
    private final List<DotPlotChart.Row> rows;
    private final LogAxis axis;
    private final double left;

    DotPlotScene(String title, String axisTitle, Set<String> emphasised, List<DotPlotChart.Row> rows) {
        this.title = title;
        this.axisTitle = axisTitle;
        this.emphasised = emphasised;
        this.rows = rows;
        axis = LogAxis.around(
                rows.stream().flatMap(row -> row.values().values().stream()).mapToDouble(Double::doubleValue));
        left = MARGIN
                + 14
                + Math.min(
                        LONGEST_NAME,
                        rows.stream()
                                .mapToDouble(row -> NAME.widthOf(row.name()))
                                .max()
                                .orElse(0));
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return TOP + rows.size() * ROW + BOTTOM;
    }

    @Override
    public void draw(Canvas canvas, Theme theme) {
        canvas.text(MARGIN, 28, title, Lettering.of(16, theme.foreground()).asBold());
        drawAxis(canvas, theme);
        for (int i = 0; i < rows.size(); i++) {
            draw(canvas, theme, rows.get(i), TOP + (i + 0.5) * ROW);
        }
    }

    private void drawAxis(Canvas canvas, Theme theme) {
        double bottom = TOP + rows.size() * ROW;
        for (double tick : axis.ticks()) {
            boolean decade = LogAxis.label(tick).matches("[0.]*10*");
            Path2D line = new Path2D.Double();
            line.moveTo(x(tick), TOP);
            line.lineTo(x(tick), bottom);
            canvas.path(line, Ink.line(theme.grid(), decade ? 1.6 : 0.7));
            canvas.text(
                    x(tick),
                    bottom + 16,
                    LogAxis.label(tick),
                    Lettering.of(10.5, theme.muted()).centred());
        }
        canvas.text(
                (left + WIDTH - MARGIN) / 2,
                bottom + 36,
                axisTitle,
                Lettering.of(11, theme.muted()).centred());
    }

    private double x(double value) {
        return left + 24 + axis.position(value) * (WIDTH - MARGIN - 48 - left);
    }

    /** A dot and the label beside it. */
    private record Dot(String contestant, double value, double x, String label, boolean emphasised) {
        double width() {
            return (emphasised ? LABEL.asBold() : LABEL).widthOf(label);
        }
    }

    private void draw(Canvas canvas, Theme theme, DotPlotChart.Row row, double y) {
        canvas.text(
                MARGIN,
                y + 4,
                Ellipsis.fit(row.name(), LONGEST_NAME, NAME),
                Lettering.of(NAME.size(), theme.foreground()).asBold());
        Path2D line = new Path2D.Double();
        line.moveTo(left, y);
        line.lineTo(WIDTH - MARGIN, y);
        canvas.path(line, Ink.line(theme.cardBorder(), 1));
        List<Dot> dots = new ArrayList<>();
        row.values().entrySet().stream()
                .map(this::dot)
                .sorted(Comparator.comparing(Dot::emphasised).reversed().thenComparing(Dot::x))
                .forEach(dots::add);
        List<Placed> placed = place(dots, y);
        placed.stream()
                .sorted(Comparator.comparing(one -> one.dot().emphasised()))
                .forEach(one -> draw(canvas, theme, one, y));
    }

    private Dot dot(Map.Entry<String, Double> value) {
        String label = value.getKey() + " " + DotPlotChart.number(value.getValue());
        return new Dot(
                value.getKey(), value.getValue(), x(value.getValue()), label, emphasised.contains(value.getKey()));
    }

    /** A dot whose label has found its place. */
    private record Placed(Dot dot, double centre, double baseline) {
        boolean overlaps(double otherCentre, double otherWidth, double otherBaseline) {
            return baseline == otherBaseline && Math.abs(centre - otherCentre) < (dot.width() + otherWidth) / 2 + GAP;
        }
    }

    /** Those that come first have the first choice. */
    private List<Placed> place(List<Dot> dots, double y) {
        List<Placed> placed = new ArrayList<>();
        dots.forEach(dot -> placed.add(place(dot, y, placed)));
        return placed;
    }

    /** A label is centred on its dot where a line has room for it, else it begins or ends there, else it overlaps. */
    private Placed place(Dot dot, double y, List<Placed> others) {
        double half = dot.width() / 2;
        for (double side : new double[] {0, 1, -1}) {
            double wanted = dot.x() + side * (half - 4);
            double centre = Math.max(left + half, Math.min(WIDTH - MARGIN - half, wanted));
            for (double line : LINES) {
                if (others.stream().noneMatch(other -> other.overlaps(centre, dot.width(), y + line))) {
                    return new Placed(dot, centre, y + line);
                }
            }
        }
        return new Placed(dot, dot.x(), y + LINES[LINES.length - 1]);
    }

    private static void draw(Canvas canvas, Theme theme, Placed placed, double y) {
        Dot dot = placed.dot();
        double radius = dot.emphasised() ? 6 : 4;
        canvas.begin(Canvas.Mark.node(-1, dot.label()));
        if (Math.abs(placed.baseline() - y) > 18) {
            Path2D leader = new Path2D.Double();
            leader.moveTo(dot.x(), y);
            leader.lineTo(dot.x(), placed.baseline() - (placed.baseline() > y ? 8 : -2));
            canvas.path(leader, Ink.line(theme.cardBorder(), 0.8));
        }
        Ink ink = dot.emphasised() ? Ink.fill(ACCENT) : Ink.fill(theme.edge());
        canvas.rect(
                dot.x() - radius, y - radius, 2 * radius, 2 * radius, radius, ink.withStroke(theme.background(), 1.5));
        Lettering lettering = Lettering.of(LABEL.size(), dot.emphasised() ? theme.foreground() : theme.muted())
                .centred();
        canvas.text(placed.centre(), placed.baseline(), dot.label(), dot.emphasised() ? lettering.asBold() : lettering);
        canvas.end();
    }
}

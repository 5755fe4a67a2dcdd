package makespan.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import makespan.analysis.Quantity;
import makespan.analysis.RatioInterval;
import makespan.analysis.RunAnalysis;
import makespan.analysis.RunComparison;
import makespan.trace.Trace;

/** Draws two runs as bars of where the time of a worker went, on one scale, and below what each kind of tasks changed. */
final class ComparisonScene implements Scene {
    static final String TITLE = "Where the time of a worker went";

    private static final double WIDTH = 1000;
    private static final double MARGIN = 16;
    private static final double LEFT = 150;
    private static final double BAR = 20;
    private static final double ROW = 20;
    private static final int MOST_KINDS = 10;
    private static final double LEAST_REACH = 0.1;

    private final RunComparison comparison;
    private final List<TimeShares.Part> before;
    private final List<TimeShares.Part> after;
    private final Map<String, RatioInterval> kinds;
    private final double reach;

    ComparisonScene(RunComparison comparison) {
        this.comparison = comparison;
        before = shares(comparison.base());
        after = shares(comparison.changed());
        kinds = new LinkedHashMap<>();
        for (RunComparison.KindChange kind : comparison.kinds()) {
            RatioInterval change = kind.change();
            if (change != null && kinds.size() < MOST_KINDS) {
                kinds.put(kind.kind(), change);
            }
        }
        reach = kinds.values().stream()
                .flatMapToDouble(change -> DoubleStream.of(Math.abs(Math.log(change.low())), Math.log(change.high())))
                .max()
                .orElse(0);
    }

    private static List<TimeShares.Part> shares(RunAnalysis run) {
        return TimeShares.of(run.breakdown(), run.trace().origin());
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return 118 + legend().height() + (kinds.isEmpty() ? 0 : 58 + ROW * kinds.size());
    }

    @Override
    public void draw(Canvas canvas, Theme theme) {
        canvas.text(MARGIN, 24, TITLE, heading(theme));
        double longest =
                Math.max(comparison.base().makespan(), comparison.changed().makespan());
        bar(canvas, theme, "base", comparison.base(), before, 38, longest);
        bar(canvas, theme, "new", comparison.changed(), after, 38 + BAR + 8, longest);
        legend().draw(canvas, theme, LEFT, 98);
        if (!kinds.isEmpty()) {
            kinds(canvas, theme, 122 + legend().height());
        }
    }

    private static Lettering heading(Theme theme) {
        return Lettering.of(12.5, theme.foreground()).asBold();
    }

    private static void bar(
            Canvas canvas,
            Theme theme,
            String side,
            RunAnalysis run,
            List<TimeShares.Part> parts,
            double y,
            double longest) {
        boolean simulated = run.trace().origin() == Trace.Origin.SIMULATED;
        String label = side + (simulated ? " (simulated) " : " ") + Quantity.duration(run.makespan());
        canvas.text(
                LEFT - 10,
                y + BAR - 6,
                label,
                Lettering.of(10.5, theme.foreground()).rightAligned());
        double x = LEFT;
        double whole = (WIDTH - MARGIN - LEFT) * run.makespan() / longest;
        for (TimeShares.Part part : parts) {
            double width = whole * part.permille() / 1000;
            if (width > 0) {
                Ink ink = Ink.fill(part.colour());
                canvas.begin(Canvas.Mark.node(-1, part.name() + ": " + part.percent() + "\n" + part.meaning()));
                canvas.rect(
                        x,
                        y,
                        Math.max(1, width - 1),
                        BAR,
                        2,
                        simulated ? ink.withFillOpacity(0.25).withStroke(part.colour(), 1) : ink);
                canvas.end();
                x += width;
            }
        }
    }

    private Legend legend() {
        List<String> shown = new ArrayList<>();
        Legend legend = new Legend(WIDTH - MARGIN - LEFT);
        for (List<TimeShares.Part> parts : List.of(before, after)) {
            parts.stream()
                    .filter(part -> part.permille() > 0 && !shown.contains(part.name()))
                    .forEach(part -> {
                        shown.add(part.name());
                        legend.add(part.name(), Ink.fill(part.colour()));
                    });
        }
        return legend;
    }

    /** Each kind's change as a dot with its interval, on a logarithmic scale around no change. */
    private void kinds(Canvas canvas, Theme theme, double top) {
        canvas.text(
                MARGIN,
                top,
                comparison.repeated()
                        ? "How much longer each kind of tasks took, with 95 % intervals"
                        : "How much longer each kind of tasks took, beyond what all kinds share, with 95 % intervals",
                heading(theme));
        double y = top + 14;
        double bottom = y + ROW * kinds.size();
        canvas.rect(x(1), y, 1, bottom - y, 0, Ink.fill(theme.muted()));
        for (Map.Entry<String, RatioInterval> kind : kinds.entrySet()) {
            interval(canvas, theme, kind.getKey(), kind.getValue(), y + ROW / 2);
            y += ROW;
        }
        for (double tick : ticks()) {
            canvas.text(
                    x(tick),
                    bottom + 16,
                    tick == 1 ? "as before" : Quantity.change(tick - 1),
                    Lettering.of(9.5, theme.muted()).centred());
        }
    }

    private void interval(Canvas canvas, Theme theme, String kind, RatioInterval change, double y) {
        String colour = change.excludesOne() ? theme.critical() : theme.muted();
        Lettering name = Lettering.of(10.5, theme.foreground());
        canvas.begin(Canvas.Mark.node(
                -1,
                kind + ": " + Quantity.change(change.ratio() - 1) + ", 95 % interval "
                        + Quantity.change(change.low() - 1) + " to " + Quantity.change(change.high() - 1)));
        canvas.text(LEFT - 10, y + 3.6, Ellipsis.fit(kind, LEFT - 30, name), name.rightAligned());
        canvas.rect(x(change.low()), y - 1, Math.max(1, x(change.high()) - x(change.low())), 2, 0, Ink.fill(colour));
        canvas.rect(x(change.ratio()) - 4, y - 4, 8, 8, 4, Ink.fill(colour));
        canvas.end();
    }

    private double x(double ratio) {
        double half = (WIDTH - MARGIN - LEFT) / 2 - 30;
        return LEFT + half + 30 + Math.log(ratio) / Math.max(LEAST_REACH, reach * 1.1) * half;
    }

    private List<Double> ticks() {
        double far = Math.max(LEAST_REACH, reach * 1.1);
        return DoubleStream.of(0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1, 1.05, 1.1, 1.25, 1.5, 2, 4, 10)
                .filter(tick -> tick == 1 || (Math.abs(Math.log(tick)) <= far && Math.abs(Math.log(tick)) > far / 8))
                .boxed()
                .collect(Collectors.toList());
    }
}

package makespan.charts;

import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makespan.analysis.RealisedPath;
import makespan.analysis.RunAnalysis;
import makespan.charts.Canvas.Mark;
import makespan.graph.Task;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/** Draws a run as bars on lanes over time, with the realised critical path outlined and linked. */
final class GanttScene implements Scene {
    private static final double WIDTH = 1000;
    private static final double RIGHT = 18;
    private static final double MIN_BAR = 1;
    /** The realised path goes from device to device: more links would hide what they link. */
    static final int MOST_LINKS = 150;
    /** A narrower bar on the critical path is marked at its ends: an outline would hide its colour. */
    private static final double OUTLINED = 8;

    private final RunAnalysis run;
    private final KindColours colours;
    private final int[] nodeOfTask;
    private final GanttFacts facts;
    private final double left;
    private final double top;
    private final double rowHeight;
    private final GanttRows rows;
    private final double scale;
    private final Map<Integer, RealisedPath.Step> path = new HashMap<>();
    private final boolean simulated;

    /** @param nodeOfTask the card of each task in the picture of the graph, for linking the two */
    GanttScene(RunAnalysis run, KindColours colours, int[] nodeOfTask, GanttFacts facts) {
        this.run = run;
        this.colours = colours;
        this.nodeOfTask = nodeOfTask;
        simulated = run.trace().origin() == Trace.Origin.SIMULATED;
        this.facts = facts;
        Lettering names = Lettering.of(10.5, "");
        double widest = run.trace().lanes().stream()
                .mapToDouble(lane -> names.widthOf(DeviceNames.of(lane)))
                .max()
                .orElse(0);
        left = Math.max(36, Math.min(160, widest + 26));
        rows = new GanttRows(run);
        rowHeight = rows.rowHeight();
        top = 58 + 15 * (facts.lines(WIDTH - left - RIGHT).size() - 1);
        scale = (WIDTH - left - RIGHT) / Math.max(run.makespan(), 1e-9);
        run.realisedPath().steps().forEach(step -> path.put(step.task(), step));
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return bottom() + 50 + legend(Theme.LIGHT).height();
    }

    private double bottom() {
        return top + rows.height();
    }

    @Override
    public void draw(Canvas canvas, Theme theme) {
        canvas.text(
                16,
                26,
                facts.title(WIDTH - 32),
                Lettering.of(15, theme.foreground()).asBold());
        double y = 45;
        for (String line : facts.lines(WIDTH - 32)) {
            canvas.text(16, y, line, Lettering.of(10.5, theme.muted()));
            y += 15;
        }
        drawAxis(canvas, theme);
        drawLanes(canvas, theme);
        TransferBars transfers = new TransferBars(run, rows.moves(), left, top, scale);
        transfers.draw(canvas, theme);
        drawBars(canvas, theme);
        drawLinks(canvas, theme, transfers);
        legend(theme).draw(canvas, theme, left, bottom() + 42);
    }

    private void drawAxis(Canvas canvas, Theme theme) {
        TimeAxis axis = TimeAxis.upTo(run.makespan(), 10);
        for (TimeAxis.Tick tick : axis.ticks()) {
            double x = left + tick.seconds() * scale;
            Path2D line = new Path2D.Double();
            line.moveTo(x, top);
            line.lineTo(x, bottom() + 3);
            canvas.path(line, Ink.line(theme.grid(), 1));
            canvas.text(
                    x,
                    bottom() + 16,
                    tick.label(),
                    Lettering.of(9.5, theme.muted()).centred());
        }
        canvas.text(
                (left + WIDTH - RIGHT) / 2,
                bottom() + 30,
                (simulated ? "simulated time (" : "time (") + axis.unit() + ")",
                Lettering.of(10, theme.muted()).centred());
    }

    private void drawLanes(Canvas canvas, Theme theme) {
        List<Lane> lanes = run.trace().lanes();
        int every = rowHeight < 9 ? 4 : 1;
        for (GanttRows.Heading heading : rows.headings()) {
            Lettering lettering = Lettering.of(10, theme.foreground()).asBold();
            canvas.text(
                    left,
                    top + heading.baseline(),
                    Ellipsis.fit(heading.text(), WIDTH - RIGHT - left, lettering),
                    lettering);
        }
        for (Lane lane : lanes) {
            double y = laneTop(lane.index());
            if (lane.index() % every == 0) {
                double size = Math.min(10.5, rowHeight - 1);
                String name = DeviceNames.fit(lane, left - 24, Lettering.of(size, ""));
                canvas.text(
                        left - 8,
                        y + rowHeight / 2 + size * 0.36 - GanttRows.GAP / 2,
                        name,
                        Lettering.of(size, theme.muted()).rightAligned());
            }
            Ink track = Ink.fill(theme.lane());
            canvas.rect(
                    left,
                    y,
                    WIDTH - RIGHT - left,
                    barHeight(),
                    Math.min(3, barHeight() / 3),
                    lane.emulated() ? emulated(theme) : track);
        }
    }

    /** Emulated devices have their tracks dashed, so that they are told apart without colour, too. */
    private static Ink emulated(Theme theme) {
        return Ink.fill(theme.lane()).withStroke(theme.muted(), 0.8).withDash(3);
    }

    private double laneTop(int lane) {
        return top + rows.laneTop(lane);
    }

    private double barHeight() {
        return rows.barHeight();
    }

    private void drawBars(Canvas canvas, Theme theme) {
        Slivers slivers = new Slivers(run, scale);
        slivers.merged().forEach((colourKind, runs) -> {
            Path2D bars = new Path2D.Double();
            for (Slivers.Sliver sliver : runs) {
                double y = laneTop(sliver.lane());
                double x = left + sliver.start() * scale;
                double end = Math.max(x + MIN_BAR, left + sliver.end() * scale);
                bars.moveTo(x, y);
                bars.lineTo(end, y);
                bars.lineTo(end, y + barHeight());
                bars.lineTo(x, y + barHeight());
                bars.closePath();
            }
            canvas.path(bars, Ink.fill(colours.of(colourKind)).withFillOpacity(simulated ? 0.3 : 1));
        });
        slivers.single().stream()
                .filter(event -> !path.containsKey(event.task()))
                .forEach(event -> draw(canvas, theme, event));
        slivers.single().stream()
                .filter(event -> path.containsKey(event.task()))
                .forEach(event -> draw(canvas, theme, event));
    }

    private void draw(Canvas canvas, Theme theme, TaskEvent event) {
        Task task = run.graph().task(event.task());
        double x = left + event.startNanos() / 1e9 * scale;
        double full = event.durationNanos() / 1e9 * scale;
        double gap = Math.min(0.8, full / 8);
        double width = Math.max(MIN_BAR, full - gap);
        double y = laneTop(event.lane());
        String colour = colours.of(task.kind());
        boolean critical = path.containsKey(event.task());
        Ink ink = Ink.fill(colour);
        if (simulated) {
            ink = ink.withFillOpacity(0.25).withStroke(colour, 1);
        }
        boolean outlined = critical && width >= OUTLINED;
        if (outlined) {
            ink = ink.withStroke(theme.critical(), rowHeight < 12 ? 1.4 : 2.2);
        }
        canvas.begin(Mark.node(nodeOfTask[event.task()], TaskFacts.tooltip(task, run)));
        double radius = Math.min(Math.min(3.5, width / 3), barHeight() / 4);
        double inset = outlined ? 1.1 : 0;
        canvas.rect(x + gap / 2 + inset, y + inset, width - 2 * inset, barHeight() - 2 * inset, radius, ink);
        if (critical && !outlined) {
            double edge = Math.min(3, barHeight() / 4);
            canvas.rect(x, y, Math.max(MIN_BAR, full), edge, 0, Ink.fill(theme.critical()));
            canvas.rect(x, y + barHeight() - edge, Math.max(MIN_BAR, full), edge, 0, Ink.fill(theme.critical()));
        }
        if (event.outcome() != Outcome.COMPLETED) {
            canvas.path(
                    Hatching.of(x + gap / 2, y, width, barHeight(), 5),
                    Ink.line(simulated ? theme.foreground() : Contrast.inkOn(colour), 1)
                            .withOpacity(0.7));
        }
        label(canvas, theme, event, x + gap / 2 + width / 2, width);
        canvas.end();
    }

    private void label(Canvas canvas, Theme theme, TaskEvent event, double centre, double width) {
        double size = Math.min(9.5, rowHeight * 0.62);
        if (size < 7 || width < 14) {
            return;
        }
        String colour = colours.of(run.graph().task(event.task()).kind());
        Lettering lettering = new Lettering(
                size, true, simulated ? theme.foreground() : Contrast.inkOn(colour), Lettering.Anchor.MIDDLE);
        String name = run.graph().task(event.task()).name();
        String text = event.outcome() == Outcome.COMPLETED ? name : name + " " + TaskFacts.word(event.outcome());
        String shown = Ellipsis.fit(text, width - 7, lettering);
        if (!shown.equals(text) && shown.length() < 6) {
            return;
        }
        double y = laneTop(event.lane()) + barHeight() / 2;
        if (event.outcome() != Outcome.COMPLETED && !simulated) {
            double half = lettering.widthOf(shown) / 2 + 3;
            canvas.rect(centre - half, y - size * 0.75, 2 * half, size * 1.5, 2, Ink.fill(colour));
        }
        canvas.text(centre, y + size * 0.36, shown, lettering);
    }

    private void drawLinks(Canvas canvas, Theme theme, TransferBars transfers) {
        List<RealisedPath.Step> steps = run.realisedPath().steps();
        if (run.usedDevices() && steps.size() > MOST_LINKS) {
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            TaskEvent from =
                    i == 0 ? null : run.trace().event(steps.get(i - 1).task()).orElse(null);
            TaskEvent to = run.trace().event(steps.get(i).task()).orElse(null);
            TransferBars.Bar awaited = to == null ? null : transfers.awaited(steps.get(i));
            Ink ink = Ink.line(theme.critical(), rowHeight < 12 ? 1 : 1.7);
            if (to != null && awaited != null) {
                if (from != null) {
                    link(canvas, endOf(from), middleOf(from), awaited.x(), awaited.middle(), ink);
                }
                link(canvas, awaited.end(), awaited.middle(), startOf(to), middleOf(to), ink);
            } else if (to != null && from != null && (from.lane() != to.lane() || startOf(to) - endOf(from) >= 3)) {
                boolean busy = steps.get(i).cause() == RealisedPath.Cause.WORKER_BUSY;
                link(canvas, endOf(from), middleOf(from), startOf(to), middleOf(to), busy ? ink.withDash(3) : ink);
            }
        }
    }

    private static void link(Canvas canvas, double xa, double ya, double xb, double yb, Ink ink) {
        double bend = ya == yb ? 0 : 7;
        Path2D link = new Path2D.Double();
        link.moveTo(xa, ya);
        link.curveTo(xa + bend, ya, xb - bend, yb, xb, yb);
        canvas.path(link, ink);
    }

    private double startOf(TaskEvent event) {
        return left + event.startNanos() / 1e9 * scale;
    }

    private double endOf(TaskEvent event) {
        return left + event.endNanos() / 1e9 * scale;
    }

    private double middleOf(TaskEvent event) {
        return laneTop(event.lane()) + barHeight() / 2;
    }

    private Legend legend(Theme theme) {
        Legend legend = new Legend(WIDTH - left - RIGHT);
        colours.legend().forEach((kind, colour) -> {
            Ink ink = Ink.fill(colour);
            legend.add(kind, simulated ? ink.withFillOpacity(0.25).withStroke(colour, 1) : ink);
        });
        if (run.trace().events().size() <= Slivers.MANY && !path.isEmpty()) {
            legend.add(
                    "realised critical path",
                    Ink.fill(theme.background().equals("none") ? theme.card() : theme.background())
                            .withStroke(theme.critical(), 2));
        }
        if (!rows.moves().isEmpty()) {
            legend.add("data on their way", TransferBars.ink(theme), true);
        }
        if (run.trace().lanes().stream().anyMatch(Lane::emulated)) {
            legend.add("emulated device", emulated(theme));
        }
        if (run.outcome() != Outcome.COMPLETED) {
            legend.add("failed or cancelled", Ink.fill(theme.lane()), true);
        }
        return legend;
    }
}

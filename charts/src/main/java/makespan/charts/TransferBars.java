package makespan.charts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makespan.analysis.Quantity;
import makespan.analysis.RealisedPath;
import makespan.analysis.RunAnalysis;
import makespan.trace.TaskEvent;
import makespan.trace.Transfer;
import org.jspecify.annotations.Nullable;

/** Draws what was moved, hatched, in the rows of the memories it went to; what the realised path waited for is outlined. */
final class TransferBars {
    private static final double MIN_BAR = 1;

    /** A transfer in the picture. */
    record Bar(double x, double end, double top, double height) {
        double middle() {
            return top + height / 2;
        }
    }

    private final RunAnalysis run;
    private final List<GanttRows.Moves> rows;
    private final double left;
    private final double top;
    private final double scale;
    private final Map<Integer, Bar> awaited = new HashMap<>();

    TransferBars(RunAnalysis run, List<GanttRows.Moves> rows, double left, double top, double scale) {
        this.run = run;
        this.rows = rows;
        this.left = left;
        this.top = top;
        this.scale = scale;
        for (RealisedPath.Step step : run.realisedPath().steps()) {
            TaskEvent event = run.trace().event(step.task()).orElse(null);
            if (step.cause() == RealisedPath.Cause.TRANSFER && event != null) {
                last(event);
            }
        }
    }

    /** Finds the last transfer for a task before it started. */
    private void last(TaskEvent event) {
        long latest = -1;
        for (GanttRows.Moves row : rows) {
            for (Transfer transfer : row.transfers()) {
                long end = transfer.endNanos();
                boolean needed =
                        transfer.purpose() == Transfer.Purpose.FETCH || transfer.purpose() == Transfer.Purpose.EVICTION;
                if (transfer.task() == event.task() && needed && end <= event.startNanos() && end > latest) {
                    latest = end;
                    awaited.put(event.task(), bar(row, transfer.startNanos(), end));
                }
            }
        }
    }

    private Bar bar(GanttRows.Moves row, long start, long end) {
        double x = left + start / 1e9 * scale;
        return new Bar(x, Math.max(x + MIN_BAR, left + end / 1e9 * scale), top + row.top(), row.height());
    }

    /** Returns what a step of the realised path waited for, if that was a transfer. */
    @Nullable
    Bar awaited(RealisedPath.Step step) {
        return awaited.get(step.task());
    }

    static Ink ink(Theme theme) {
        return Ink.fill(theme.edge()).withFillOpacity(0.25).withStroke(theme.edge(), 0.8);
    }

    void draw(Canvas canvas, Theme theme) {
        boolean many = rows.stream().mapToInt(row -> row.transfers().size()).sum() > Slivers.MANY;
        for (GanttRows.Moves row : rows) {
            double size = Math.min(9, row.height() + 1);
            canvas.text(
                    left - 8,
                    top + row.top() + row.height() / 2 + size * 0.36,
                    "data in",
                    Lettering.of(size, theme.muted()).rightAligned());
            if (many) {
                merged(canvas, theme, row);
            } else {
                row.transfers().forEach(transfer -> {
                    Bar bar = bar(row, transfer.startNanos(), transfer.endNanos());
                    draw(canvas, theme, bar, tooltip(transfer));
                });
            }
        }
        if (run.realisedPath().steps().size() > GanttScene.MOST_LINKS) {
            return;
        }
        awaited.values()
                .forEach(bar -> canvas.rect(
                        bar.x(), bar.top(), bar.end() - bar.x(), bar.height(), 1.5, Ink.line(theme.critical(), 1.5)));
    }

    private static void draw(Canvas canvas, Theme theme, Bar bar, String tooltip) {
        double width = bar.end() - bar.x();
        canvas.begin(Canvas.Mark.node(-1, tooltip));
        canvas.rect(bar.x(), bar.top(), width, bar.height(), Math.min(1.5, width / 3), ink(theme));
        if (width > 3) {
            canvas.path(Hatching.of(bar.x(), bar.top(), width, bar.height(), 4), Ink.line(theme.muted(), 0.7));
        }
        canvas.end();
    }

    /** Draws neighbours that are too close to tell apart as one. */
    private void merged(Canvas canvas, Theme theme, GanttRows.Moves row) {
        List<Transfer> open = new ArrayList<>();
        long end = 0;
        for (Transfer transfer : row.transfers()) {
            if (!open.isEmpty() && (transfer.startNanos() - end) / 1e9 * scale > MIN_BAR) {
                close(canvas, theme, row, open, end);
                open.clear();
            }
            end = open.isEmpty() ? transfer.endNanos() : Math.max(end, transfer.endNanos());
            open.add(transfer);
        }
        if (!open.isEmpty()) {
            close(canvas, theme, row, open, end);
        }
    }

    private void close(Canvas canvas, Theme theme, GanttRows.Moves row, List<Transfer> open, long end) {
        long bytes = open.stream().mapToLong(Transfer::bytes).sum();
        String tooltip = open.size() == 1
                ? tooltip(open.get(0))
                : Quantity.count(open.size(), "transfer") + " to " + Ellipsis.columns(row.memory(), 60) + ", "
                        + Quantity.bytes(bytes);
        draw(canvas, theme, bar(row, open.get(0).startNanos(), end), tooltip);
    }

    private String tooltip(Transfer transfer) {
        String what = Ellipsis.columns(transfer.data(), 100) + ", " + Quantity.bytes(transfer.bytes()) + "\n"
                + Ellipsis.columns(transfer.from(), 60) + " → " + Ellipsis.columns(transfer.to(), 60) + ", "
                + Quantity.duration(transfer.durationNanos() / 1e9) + ", from "
                + Quantity.duration(transfer.startNanos() / 1e9) + "\n";
        String task = transfer.task() < 0
                ? ""
                : " for " + Ellipsis.columns(run.graph().task(transfer.task()).name(), 100);
        return what
                + switch (transfer.purpose()) {
                    case FETCH -> "fetched" + task;
                    case EVICTION -> "evicted: the memory was full" + task;
                    case HOME -> "brought home at the end";
                    case OUTDATED -> "of no use: it was written meanwhile" + task;
                };
    }
}

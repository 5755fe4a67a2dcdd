package makespan.charts;

import java.util.List;
import makespan.analysis.ParallelismProfile;
import makespan.analysis.Quantity;

/** Draws over time how many tasks run on unlimited workers, each as soon as it can. */
final class ProfileScene implements Scene {
    private static final double WIDTH = 900;
    private static final double MARGIN = 16;
    private static final double TOP = 40;
    private static final double PLOT = 120;
    private static final int COLUMNS = (int) (WIDTH - 2 * MARGIN);
    private static final String COLOUR = "#4b5a73";

    private final ParallelismProfile profile;

    ProfileScene(ParallelismProfile profile) {
        this.profile = profile;
    }

    String title() {
        return "Tasks that run at once on unlimited workers: at most " + profile.most();
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return TOP + PLOT + 34;
    }

    @Override
    public void draw(Canvas canvas, Theme theme) {
        canvas.text(MARGIN, 24, title(), Lettering.of(12.5, theme.foreground()).asBold());
        int[] columns = columns();
        for (int from = 0; from < COLUMNS; ) {
            int to = from + 1;
            while (to < COLUMNS && columns[to] == columns[from]) {
                to++;
            }
            if (columns[from] > 0) {
                double height = PLOT * columns[from] / profile.most();
                canvas.begin(Canvas.Mark.node(-1, Quantity.count(columns[from], "task") + " at once"));
                canvas.rect(MARGIN + from, TOP + PLOT - height, to - from, height, 0, Ink.fill(COLOUR));
                canvas.end();
            }
            from = to;
        }
        axis(canvas, theme);
    }

    private void axis(Canvas canvas, Theme theme) {
        canvas.rect(MARGIN, TOP + PLOT, COLUMNS, 1, 0, Ink.fill(theme.muted()));
        if (profile.span() == 0) {
            return;
        }
        TimeAxis axis = TimeAxis.upTo(profile.span(), 10);
        for (TimeAxis.Tick tick : axis.ticks()) {
            double x = MARGIN + COLUMNS * tick.seconds() / profile.span();
            canvas.text(
                    x,
                    TOP + PLOT + 16,
                    tick.label(),
                    Lettering.of(9.5, theme.muted()).centred());
        }
        canvas.text(
                WIDTH - MARGIN,
                TOP + PLOT + 29,
                axis.unit(),
                Lettering.of(9.5, theme.muted()).rightAligned());
    }

    /** Returns, for each column of the plot, the most tasks that run within it. */
    private int[] columns() {
        int[] columns = new int[COLUMNS];
        List<ParallelismProfile.Step> steps = profile.steps();
        for (int at = 0; at < steps.size(); at++) {
            double end = at + 1 < steps.size() ? steps.get(at + 1).time() : profile.span();
            int from = (int) (COLUMNS * steps.get(at).time() / profile.span());
            int to = (int) Math.ceil(COLUMNS * end / profile.span());
            for (int column = from; column < Math.min(COLUMNS, to); column++) {
                columns[column] = Math.max(columns[column], steps.get(at).running());
            }
        }
        return columns;
    }
}

package makespan.charts;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.stream.DoubleStream;
import makespan.analysis.DelayStudy;
import makespan.analysis.Quantity;

/** Draws for each delayed kind the measured change of the makespan with its interval, and the predicted one hollow. */
final class DelayScene implements Scene {
    static final String TITLE = "How much longer the run took with each kind of tasks delayed";

    private static final double WIDTH = 1000;
    private static final double MARGIN = 16;
    private static final double LEFT = 190;
    private static final double ROW = 26;
    private static final double TOP = 40;
    private static final double RIGHT = 140;

    private final DelayStudy study;
    private final double low;
    private final double high;

    DelayScene(DelayStudy study) {
        this.study = study;
        low = Math.min(0, values().min().orElse(0));
        high = Math.max(low + 0.1, values().max().orElse(0));
    }

    private DoubleStream values() {
        return study.checks().stream()
                .flatMapToDouble(check -> DoubleStream.of(
                        check.predicted(),
                        check.measured().low() - 1,
                        check.measured().high() - 1));
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return bottom() + 50;
    }

    private double bottom() {
        return TOP + ROW * study.checks().size();
    }

    private double x(double change) {
        return LEFT + (change - low) / (high - low) * (WIDTH - LEFT - RIGHT);
    }

    @Override
    public void draw(Canvas canvas, Theme theme) {
        canvas.text(MARGIN, 24, TITLE, Lettering.of(12.5, theme.foreground()).asBold());
        double step = step((high - low) / 6);
        for (double tick = Math.ceil(low / step) * step; tick <= high + 1e-9; tick += step) {
            canvas.rect(x(tick), TOP, 1, bottom() - TOP, 0, Ink.fill(theme.grid()));
            canvas.text(
                    x(tick),
                    bottom() + 14,
                    Quantity.change(Math.rint(tick * 1000) / 1000),
                    Lettering.of(9.5, theme.muted()).centred());
        }
        double y = TOP + ROW / 2;
        for (DelayStudy.Check check : study.checks()) {
            draw(canvas, theme, check, y);
            y += ROW;
        }
        new Legend(WIDTH - LEFT)
                .add("measured, with its 95 % interval", Ink.fill(theme.foreground()))
                .add("predicted by replay", predicted(theme))
                .draw(canvas, theme, LEFT, bottom() + 26);
    }

    /** Returns the smallest of 1, 2 and 5 times a power of ten that is at least so large. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : List.of(1.0, 2.0, 5.0)) {
            if (power * factor >= least) {
                return power * factor;
            }
        }
        return 10 * power;
    }

    private void draw(Canvas canvas, Theme theme, DelayStudy.Check check, double y) {
        Lettering name = Lettering.of(10.5, theme.foreground());
        double from = x(check.measured().low() - 1);
        double to = x(check.measured().high() - 1);
        double middle = x(check.measured().ratio() - 1);
        canvas.begin(Canvas.Mark.node(-1, check.sentence()));
        canvas.text(LEFT - 12, y + 3.6, Ellipsis.fit(check.kind(), LEFT - 30, name), name.rightAligned());
        canvas.rect(from, y - 1, Math.max(1, to - from), 2, 0, Ink.fill(theme.foreground()));
        canvas.rect(middle - 4, y - 4, 8, 8, 4, Ink.fill(theme.foreground()));
        canvas.path(diamond(x(check.predicted()), y, 8), predicted(theme));
        String colour = check.verdict() == DelayStudy.Verdict.FAILS ? theme.critical() : theme.muted();
        canvas.text(
                WIDTH - MARGIN,
                y + 3.6,
                check.word(),
                Lettering.of(10.5, colour).rightAligned());
        canvas.end();
    }

    private static Path2D diamond(double x, double y, double half) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - half, y);
        path.lineTo(x, y - half);
        path.lineTo(x + half, y);
        path.lineTo(x, y + half);
        path.closePath();
        return path;
    }

    private static Ink predicted(Theme theme) {
        return Ink.fill(theme.simulated()).withFillOpacity(0.15).withStroke(theme.simulated(), 1.4);
    }
}

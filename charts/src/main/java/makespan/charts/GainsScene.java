package makespan.charts;

import java.util.List;
import makespan.analysis.Quantity;
import makespan.analysis.Ranking;

/** Draws what speeding up tasks would save, by replay: a bar for twice as fast within one for free. */
final class GainsScene implements Scene {
    private static final double WIDTH = 1000;
    private static final double MARGIN = 16;
    private static final double LONGEST_NAME = 260;
    private static final double ROW = 20;
    private static final double BAR = 13;
    private static final double NUMBERS = 150;
    private static final int MOST_ROWS = 8;
    private static final Lettering NAME = Lettering.of(10.5, "");

    private final List<Ranking.Gain> gains;
    private final double left;
    private final double most;

    GainsScene(Ranking ranking) {
        gains = ranking.gains().stream()
                .filter(gain -> gain.free() >= 0.0005)
                .limit(MOST_ROWS)
                .toList();
        left = MARGIN + 10 + gains.stream().mapToDouble(this::widthOfName).max().orElse(0);
        most = gains.stream().mapToDouble(Ranking.Gain::free).max().orElse(1);
    }

    private double widthOfName(Ranking.Gain gain) {
        return NAME.widthOf(Ellipsis.fit(gain.what(), LONGEST_NAME, NAME));
    }

    boolean isEmpty() {
        return gains.isEmpty();
    }

    static String title() {
        return "What would be saved by replay, if these were faster in the run as it was";
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return 40 + ROW * gains.size() + 26;
    }

    @Override
    public void draw(Canvas canvas, Theme theme) {
        canvas.text(MARGIN, 24, title(), Lettering.of(12.5, theme.foreground()).asBold());
        double y = 36;
        for (Ranking.Gain gain : gains) {
            draw(canvas, theme, gain, y);
            y += ROW;
        }
        legend(theme).draw(canvas, theme, left, y + 6);
    }

    private void draw(Canvas canvas, Theme theme, Ranking.Gain gain, double y) {
        double scale = (WIDTH - MARGIN - NUMBERS - left) / most;
        String name = Ellipsis.fit(gain.what(), LONGEST_NAME, NAME);
        canvas.begin(Canvas.Mark.node(-1, numbers(gain)));
        canvas.text(
                left - 10,
                y + BAR - 2.5,
                name,
                Lettering.of(NAME.size(), theme.foreground()).rightAligned());
        canvas.rect(left, y, Math.max(1, gain.free() * scale), BAR, 2, free(theme));
        canvas.rect(left, y, Math.max(0, gain.halved() * scale), BAR, 2, halved(theme));
        canvas.text(
                left + gain.free() * scale + 8,
                y + BAR - 2.5,
                Quantity.percent(gain.halved()) + " · " + Quantity.percent(gain.free()),
                Lettering.of(10, theme.muted()));
        canvas.end();
    }

    private static String numbers(Ranking.Gain gain) {
        return gain.what() + " took " + Quantity.duration(gain.work()) + "\ntwice as fast saves "
                + Quantity.percent(gain.halved()) + ", free saves " + Quantity.percent(gain.free());
    }

    private static Ink free(Theme theme) {
        return Ink.fill(theme.simulated()).withFillOpacity(0.15).withStroke(theme.simulated(), 1);
    }

    private static Ink halved(Theme theme) {
        return Ink.fill(theme.simulated()).withFillOpacity(0.55);
    }

    private static Legend legend(Theme theme) {
        return new Legend(WIDTH - MARGIN)
                .add("saved if twice as fast, simulated", halved(theme))
                .add("saved if free, simulated", free(theme));
    }
}

package makespan.charts;

import java.util.List;
import makespan.analysis.Quantity;

/** Draws where the workers' time went as one bar of coloured pieces. */
final class BreakdownScene implements Scene {
    private static final double WIDTH = 1000;
    private static final double MARGIN = 16;
    private static final double BAR = 22;

    private final String title;
    private final List<TimeShares.Part> parts;

    BreakdownScene(String title, List<TimeShares.Part> parts) {
        this.title = title;
        this.parts = parts;
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return 76 + legend().height();
    }

    @Override
    public void draw(Canvas canvas, Theme theme) {
        canvas.text(MARGIN, 24, title, Lettering.of(12.5, theme.foreground()).asBold());
        double x = MARGIN;
        for (TimeShares.Part part : parts) {
            double width = (WIDTH - 2 * MARGIN) * part.permille() / 1000;
            if (width > 0) {
                canvas.begin(Canvas.Mark.node(
                        -1,
                        part.name() + ": " + part.percent() + ", " + Quantity.duration(part.seconds()) + "\n"
                                + part.meaning()));
                canvas.rect(x, 36, Math.max(1, width - 1), BAR, Math.min(3, width / 3), Ink.fill(part.colour()));
                Lettering lettering =
                        Lettering.of(10, Contrast.inkOn(part.colour())).asBold().centred();
                if (lettering.widthOf(part.percent()) + 8 < width) {
                    canvas.text(x + width / 2, 36 + BAR / 2 + 3.6, part.percent(), lettering);
                }
                canvas.end();
                x += width;
            }
        }
        legend().draw(canvas, theme, MARGIN, 68);
    }

    private Legend legend() {
        Legend legend = new Legend(WIDTH - 2 * MARGIN);
        parts.stream()
                .filter(part -> part.permille() > 0)
                .forEach(part -> legend.add(part.name() + " " + part.percent(), Ink.fill(part.colour())));
        return legend;
    }
}

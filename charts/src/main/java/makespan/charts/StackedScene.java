package makespan.charts;

import java.util.List;

/**
 * Several drawings below each other, each shrunk if it is wider than a page or much higher than one.
 *
 * @param heading text above them, or empty
 */
record StackedScene(String heading, List<Scene> parts) implements Scene {
    private static final double WIDTH = 1000;
    private static final double HIGHEST = 1500;
    private static final double MARGIN = 16;
    private static final Lettering HEADING = Lettering.of(13, "").asBold();
    private static final double LINE = 18;

    StackedScene {
        parts = List.copyOf(parts);
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        double height = headingHeight();
        for (Scene part : parts) {
            height += part.height() * scale(part) + 6;
        }
        return height + 6;
    }

    private double headingHeight() {
        return heading.isEmpty() ? 0 : 14 + LINE * lines().size();
    }

    private List<String> lines() {
        return Paragraph.lines(heading, WIDTH - 2 * MARGIN, HEADING::widthOf);
    }

    static double scale(Scene part) {
        return Math.min(1, Math.min(WIDTH / part.width(), HIGHEST / part.height()));
    }

    @Override
    public void draw(Canvas canvas, Theme theme) {
        double y = 24;
        if (!heading.isEmpty()) {
            for (String line : lines()) {
                canvas.text(
                        MARGIN, y, line, Lettering.of(13, theme.foreground()).asBold());
                y += LINE;
            }
        }
        y = headingHeight();
        for (Scene part : parts) {
            canvas.begin(0, y, scale(part));
            part.draw(canvas, theme);
            canvas.end();
            y += part.height() * scale(part) + 6;
        }
    }

    /** Returns a PNG file with its own white sheet and rounded corners, at two pixels per unit. */
    byte[] toPng() {
        PngCanvas canvas = new PngCanvas(width(), height(), 2, Theme.LIGHT.background(), 10);
        draw(canvas, Theme.LIGHT);
        return canvas.finish();
    }
}

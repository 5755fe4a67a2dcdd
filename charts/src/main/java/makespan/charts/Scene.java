package makespan.charts;

/** A drawing of known size that any canvas can show. */
interface Scene {
    double width();

    double height();

    void draw(Canvas canvas, Theme theme);

    /** Returns an SVG element of this scene; the title is for screen readers. */
    default String toSvg(Theme theme, String title) {
        SvgCanvas canvas = new SvgCanvas(width(), height(), theme.background(), title);
        draw(canvas, theme);
        return canvas.finish();
    }

    /** Returns a PNG file of this scene on the theme's background. */
    default byte[] toPng(Theme theme, double scale) {
        PngCanvas canvas = new PngCanvas(width(), height(), scale, theme.background(), 0);
        draw(canvas, theme);
        return canvas.finish();
    }
}

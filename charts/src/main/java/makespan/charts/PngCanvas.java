package makespan.charts;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;

/** Draws with Java2D into a PNG file, without a display. */
final class PngCanvas implements Canvas {
    /** Larger pictures are drawn at a smaller scale; 24 million pixels take about 100 MB while drawing. */
    private static final double MAX_PIXELS = 24e6;

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Deque<AffineTransform> outer = new ArrayDeque<>();

    /**
     * @param corner radius of the sheet's corners; outside of them the picture is transparent
     * @throws IllegalStateException if this Java has no fonts to draw with
     */
    PngCanvas(double width, double height, double scale, String background, double corner) {
        Typeface.require();
        double fit = Math.min(scale, Math.sqrt(MAX_PIXELS / Math.max(1, width * height)));
        image = new BufferedImage(
                (int) Math.max(1, Math.ceil(width * fit)),
                (int) Math.max(1, Math.ceil(height * fit)),
                corner > 0 ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(fit, fit);
        rect(0, 0, width, height, corner, Ink.fill(background));
    }

    byte[] finish() {
        graphics.dispose();
        return IndexedPng.of(image);
    }

    /** Returns the graphics, for drawings that know Java2D themselves. */
    Graphics2D graphics() {
        return graphics;
    }

    @Override
    public void rect(double x, double y, double width, double height, double radius, Ink ink) {
        paint(
                radius > 0
                        ? new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius)
                        : new Rectangle2D.Double(x, y, width, height),
                ink);
    }

    @Override
    public void path(Path2D path, Ink ink) {
        paint(path, ink);
    }

    private void paint(Shape shape, Ink ink) {
        Composite before = graphics.getComposite();
        if (ink.fill() != null) {
            blend(ink.opacity() * ink.fillOpacity());
            graphics.setColor(Color.decode(ink.fill()));
            graphics.fill(shape);
        }
        if (ink.stroke() != null) {
            blend(ink.opacity());
            graphics.setColor(Color.decode(ink.stroke()));
            graphics.setStroke(stroke(ink));
            graphics.draw(shape);
        }
        graphics.setComposite(before);
    }

    private void blend(double opacity) {
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
    }

    private static BasicStroke stroke(Ink ink) {
        float width = (float) ink.width();
        return ink.dash() > 0
                ? new BasicStroke(
                        width,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {(float) ink.dash(), (float) ink.dash()},
                        0)
                : new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    @Override
    public void text(double x, double baseline, String text, Lettering lettering) {
        graphics.setColor(Color.decode(lettering.colour()));
        double width = lettering.widthOf(text);
        double left = switch (lettering.anchor()) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
        Typeface.draw(graphics, text, left, baseline, lettering.size(), lettering.bold());
    }

    @Override
    public void begin(Mark mark) {
        outer.push(graphics.getTransform());
    }

    @Override
    public void begin(double x, double y, double scale) {
        outer.push(graphics.getTransform());
        graphics.translate(x, y);
        graphics.scale(scale, scale);
    }

    @Override
    public void end() {
        graphics.setTransform(outer.pop());
    }
}

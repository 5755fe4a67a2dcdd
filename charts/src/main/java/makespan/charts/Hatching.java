package makespan.charts;

import java.awt.geom.Path2D;

/** Diagonal strokes inside a rectangle, clipped by arithmetic so that every canvas shows the same. */
final class Hatching {
    private Hatching() {}

    static Path2D of(double x, double y, double width, double height, double step) {
        Path2D strokes = new Path2D.Double();
        for (double c = step; c < width + height; c += step) {
            double fromX = Math.max(0, c - height);
            double toX = Math.min(width, c);
            strokes.moveTo(x + fromX, y + c - fromX);
            strokes.lineTo(x + toX, y + c - toX);
        }
        return strokes;
    }
}

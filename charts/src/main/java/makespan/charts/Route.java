package makespan.charts;

import java.awt.geom.Path2D;

/**
 * The line of an edge and where its arrow points.
 *
 * @param path from the predecessor's card to the successor's
 * @param endX where the arrow's tip is
 * @param endY where the arrow's tip is
 * @param directionX unit vector of the arrow
 * @param directionY unit vector of the arrow
 */
record Route(Path2D path, double endX, double endY, double directionX, double directionY) {
    private static final double CORNER = 6;

    /** Returns a curve through control points: as many cubic Bézier pieces as there are, a simpler one for the rest. */
    static Route spline(double[] p) {
        Path2D path = start(p);
        int i = 2;
        for (; p.length - i >= 6; i += 6) {
            path.curveTo(p[i], p[i + 1], p[i + 2], p[i + 3], p[i + 4], p[i + 5]);
        }
        if (p.length - i == 4) {
            path.quadTo(p[i], p[i + 1], p[i + 2], p[i + 3]);
        } else if (p.length - i == 2) {
            path.lineTo(p[i], p[i + 1]);
        }
        return withArrow(path, p);
    }

    /** Returns a line of straight pieces with rounded corners. */
    static Route angular(double[] p) {
        Path2D path = start(p);
        for (int i = 2; i + 3 < p.length; i += 2) {
            double before = Math.hypot(p[i] - p[i - 2], p[i + 1] - p[i - 1]);
            double after = Math.hypot(p[i + 2] - p[i], p[i + 3] - p[i + 1]);
            double a = before == 0 ? 0 : Math.min(CORNER, before / 2) / before;
            double b = after == 0 ? 0 : Math.min(CORNER, after / 2) / after;
            path.lineTo(p[i] + (p[i - 2] - p[i]) * a, p[i + 1] + (p[i - 1] - p[i + 1]) * a);
            path.quadTo(p[i], p[i + 1], p[i] + (p[i + 2] - p[i]) * b, p[i + 1] + (p[i + 3] - p[i + 1]) * b);
        }
        path.lineTo(p[p.length - 2], p[p.length - 1]);
        return withArrow(path, p);
    }

    private static Path2D start(double[] p) {
        Path2D path = new Path2D.Double();
        path.moveTo(p[0], p[1]);
        return path;
    }

    private static Route withArrow(Path2D path, double[] p) {
        double x = p[p.length - 2];
        double y = p[p.length - 1];
        double dx = 0;
        double dy = 0;
        for (int i = p.length - 4; i >= 0 && Math.hypot(dx, dy) < 0.01; i -= 2) {
            dx = x - p[i];
            dy = y - p[i + 1];
        }
        double length = Math.hypot(dx, dy);
        return length == 0 ? new Route(path, x, y, 1, 0) : new Route(path, x, y, dx / length, dy / length);
    }

    /** Returns the triangle of the arrow's head. */
    Path2D head(double size) {
        double x = endX - directionX * size;
        double y = endY - directionY * size;
        Path2D head = new Path2D.Double();
        head.moveTo(endX, endY);
        head.lineTo(x - directionY * size / 2, y + directionX * size / 2);
        head.lineTo(x + directionY * size / 2, y - directionX * size / 2);
        head.closePath();
        return head;
    }
}

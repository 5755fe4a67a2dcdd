package makespan.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Makespan's logo: four tasks on three workers, the critical path in orange. */
final class Logo {
    private static final double SIDE = 64;
    private static final Bar BACKGROUND = new Bar(2, 2, 60, 60, 13, "#16202e");
    private static final List<Bar> BARS = List.of(
            new Bar(11, 14, 22, 10, 3, "#e69f00"),
            new Bar(25, 27, 14, 10, 3, "#56b4e9"),
            new Bar(31, 40, 22, 10, 3, "#e69f00"),
            new Bar(11, 40, 16, 10, 3, "#009e73"),
            new Bar(37, 14, 9, 10, 3, "#56b4e9"));

    private record Bar(double x, double y, double width, double height, double radius, String colour) {
        void paint(Graphics2D graphics) {
            graphics.setColor(Color.decode(colour));
            graphics.fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
        }

        String toSvg() {
            return String.format(
                    Locale.ROOT,
                    "  <rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"%.0f\" fill=\"%s\"/>\n",
                    x,
                    y,
                    width,
                    height,
                    radius,
                    colour);
        }
    }

    private Logo() {}

    /** Returns the logo as a PNG with transparent corners. */
    static byte[] png(int pixels) throws IOException {
        BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(pixels / SIDE, pixels / SIDE);
        BACKGROUND.paint(graphics);
        BARS.forEach(bar -> bar.paint(graphics));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    static String svg() {
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\">\n");
        svg.append(BACKGROUND.toSvg());
        BARS.forEach(bar -> svg.append(bar.toSvg()));
        return svg.append("</svg>\n").toString();
    }
}

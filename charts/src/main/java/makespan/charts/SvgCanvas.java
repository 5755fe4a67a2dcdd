package makespan.charts;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Locale;

/** Writes an SVG element. Needs neither fonts nor a graphics library. */
final class SvgCanvas implements Canvas {
    static final String FAMILY = "Inter,system-ui,-apple-system,Segoe UI,Roboto,sans-serif";

    private final StringBuilder out = new StringBuilder(4096);

    SvgCanvas(double width, double height, String background, String title) {
        String w = Markup.number(width);
        String h = Markup.number(height);
        out.append("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ")
                .append(w)
                .append(' ')
                .append(h)
                .append("' width='")
                .append(w)
                .append("' height='")
                .append(h)
                .append("' role='img' font-family='" + FAMILY + "'>");
        out.append("<title>").append(Markup.escape(title)).append("</title>");
        if (!background.equals("none")) {
            rect(0, 0, width, height, 0, Ink.fill(background));
        }
    }

    String finish() {
        return out.append("</svg>").toString();
    }

    @Override
    public void rect(double x, double y, double width, double height, double radius, Ink ink) {
        out.append("<rect");
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
        if (radius > 0) {
            attribute("rx", radius);
        }
        ink(ink);
        out.append("/>");
    }

    @Override
    public void path(Path2D path, Ink ink) {
        out.append("<path d='");
        double[] c = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> segment('M', c, 2);
                case PathIterator.SEG_LINETO -> segment('L', c, 2);
                case PathIterator.SEG_QUADTO -> segment('Q', c, 4);
                case PathIterator.SEG_CUBICTO -> segment('C', c, 6);
                default -> out.append('Z');
            }
        }
        out.append('\'');
        ink(ink);
        out.append("/>");
    }

    private void segment(char letter, double[] coordinates, int count) {
        out.append(letter);
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : " ").append(Markup.number(coordinates[i]));
        }
    }

    @Override
    public void text(double x, double baseline, String text, Lettering lettering) {
        out.append("<text");
        attribute("x", x);
        attribute("y", baseline);
        attribute("font-size", lettering.size());
        attribute("fill", lettering.colour());
        if (lettering.bold()) {
            attribute("font-weight", "600");
        }
        // keeps the text inside its card or bar, whatever font the viewer has in the place of Inter
        Typeface.exactWidth(text, lettering.size(), lettering.bold()).ifPresent(width -> {
            attribute("textLength", width);
            attribute("lengthAdjust", "spacingAndGlyphs");
        });
        switch (lettering.anchor()) {
            case MIDDLE -> attribute("text-anchor", "middle");
            case END -> attribute("text-anchor", "end");
            case START -> {}
        }
        out.append('>').append(Markup.escape(text)).append("</text>");
    }

    @Override
    public void begin(Mark mark) {
        out.append("<g");
        if (mark.node() >= 0) {
            attribute("data-n", Integer.toString(mark.node()));
        }
        if (mark.edge() >= 0) {
            attribute("data-e", Integer.toString(mark.edge()));
        }
        out.append('>');
        if (!mark.tooltip().isEmpty()) {
            out.append("<title>").append(Markup.escape(mark.tooltip())).append("</title>");
        }
    }

    @Override
    public void begin(double x, double y, double scale) {
        out.append("<g transform='translate(")
                .append(Markup.number(x))
                .append(' ')
                .append(Markup.number(y))
                .append(") scale(")
                .append(String.format(Locale.ROOT, "%.4f", scale))
                .append(")'>");
    }

    @Override
    public void end() {
        out.append("</g>");
    }

    private void ink(Ink ink) {
        attribute("fill", ink.fill() == null ? "none" : ink.fill());
        if (ink.fillOpacity() < 1) {
            fraction("fill-opacity", ink.fillOpacity());
        }
        if (ink.stroke() != null) {
            attribute("stroke", ink.stroke());
            attribute("stroke-width", ink.width());
        }
        if (ink.dash() > 0) {
            attribute("stroke-dasharray", ink.dash());
        }
        if (ink.opacity() < 1) {
            fraction("opacity", ink.opacity());
        }
    }

    private void fraction(String name, double value) {
        attribute(name, String.format(Locale.ROOT, "%.2f", value));
    }

    private void attribute(String name, double value) {
        attribute(name, Markup.number(value));
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("='").append(Markup.escape(value)).append('\'');
    }
}

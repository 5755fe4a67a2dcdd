package makespan.charts;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import makespan.analysis.SpeedupStudy;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Speedup over the number of workers: measured points with intervals, the laws that bound them, the fits of Amdahl's
 * law and of the Universal Scalability Law, and the simulated curve, each drawn in its own way and named in the legend.
 */
public final class SpeedupChart implements Chart {
    static final int WIDTH = 900;
    static final int HEIGHT = 500;
    private static final String FAMILY = "font-family=\"" + SvgCanvas.FAMILY + "\"";

    private final SpeedupStudy study;

    private SpeedupChart(SpeedupStudy study) {
        this.study = study;
    }

    /** Returns the picture of a study. */
    public static SpeedupChart of(SpeedupStudy study) {
        return new SpeedupChart(Objects.requireNonNull(study));
    }

    @Override
    public String title() {
        return SpeedupFacts.title(study);
    }

    @Override
    public String toSvg(Theme theme) {
        return inside(svg(theme), "<rect width='100%' height='100%' fill='" + theme.background() + "'/>");
    }

    /** Returns an SVG element without a background whose neutral colours are those of the page. */
    String toLiveSvg() {
        return LiveColours.of(inside(svg(Theme.LIGHT), ""));
    }

    private String inside(String svg, String background) {
        int start = svg.indexOf('>') + 1;
        return svg.substring(0, start) + "<title>" + Markup.escape(title()) + "</title>" + background
                + svg.substring(start);
    }

    private String svg(Theme theme) {
        Typeface.require();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
        context.setComment(null);
        context.setIDGenerator(new Ids("mk" + Integer.toHexString(toText().hashCode()) + "-"));
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
        new SpeedupPlot(study, theme).chart().draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        StringWriter out = new StringWriter();
        try {
            Element root = graphics.getRoot();
            BatikText.fit(root, 1, false);
            graphics.stream(root, out, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String document = out.toString();
        return document.substring(document.indexOf("<svg"))
                .replace("font-family=\"'Inter SemiBold'\"", "font-weight=\"600\" " + FAMILY)
                .replaceAll("font-family=\"'(Inter|Dialog)'\"", FAMILY)
                .replaceFirst("<svg", "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\"")
                .strip();
    }

    /** Makes the identifiers inside one picture differ from those of other pictures on the page. */
    private static final class Ids extends SVGIDGenerator {
        private final String start;

        Ids(String start) {
            this.start = start;
        }

        @Override
        public String generateID(String prefix) {
            return start + super.generateID(prefix);
        }
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML parser", e);
        }
    }

    @Override
    public byte[] toPng(Theme theme, double scale) {
        PngCanvas canvas = new PngCanvas(WIDTH, HEIGHT, scale, theme.background(), 0);
        draw(canvas, theme);
        return canvas.finish();
    }

    void draw(PngCanvas canvas, Theme theme) {
        new SpeedupPlot(study, theme).chart().draw(canvas.graphics(), new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    }

    @Override
    public String toText() {
        return Paragraph.wrap(title())
                + Paragraph.wrap(study.sentence())
                + SpeedupFacts.table(study).toText()
                + Paragraph.wrap(SpeedupFacts.laws(study))
                + SpeedupFacts.rise(study).map(Paragraph::wrap).orElse("")
                + study.simulated()
                        .map(curve -> Paragraph.wrap(SpeedupFacts.simulated(curve)))
                        .orElse("");
    }
}

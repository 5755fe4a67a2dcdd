package makespan.charts;

import java.util.List;
import makespan.analysis.Quantity;
import makespan.analysis.SpeedupStudy;

/** A speedup study explained: the curve, its table, the fits with what speaks against them, and notes on the measurement. */
public final class SpeedupReport implements Report {
    private final SpeedupStudy study;
    private final SpeedupChart chart;

    private SpeedupReport(SpeedupStudy study) {
        this.study = study;
        chart = SpeedupChart.of(study);
    }

    /** Returns the report of a study. */
    public static SpeedupReport of(SpeedupStudy study) {
        return new SpeedupReport(study);
    }

    @Override
    public String toText() {
        StringBuilder out = new StringBuilder(chart.toText());
        SpeedupFacts.whereTimeWent(study).map(Paragraph::wrap).ifPresent(out::append);
        study.notes().forEach(note -> out.append(Paragraph.wrap(note)));
        return out.toString();
    }

    @Override
    public String toHtml() {
        HtmlPage page = new HtmlPage().verdict(study.sentence());
        List<LivePicture> live = List.of();
        try {
            page.picture(toPng(), SpeedupChart.WIDTH, study.sentence() + "\n" + SpeedupFacts.laws(study));
            live = List.of(new LivePicture(chart.toLiveSvg(), List.of(), false));
        } catch (IllegalStateException e) {
            page.paragraph(String.valueOf(e.getMessage())).picture(null, 0, toText());
        }
        HtmlTable table = new HtmlTable("workers", "median makespan", "speedup", "95 % interval", "efficiency", "");
        double most = study.points().get(study.points().size() - 1).workers();
        for (SpeedupStudy.Point point : study.points()) {
            table.rowWithMeter(
                    Math.min(1, point.speedup() / most),
                    Integer.toString(point.workers()),
                    Quantity.duration(point.median()),
                    SpeedupFacts.times(point.speedup()),
                    SpeedupFacts.interval(point),
                    SpeedupFacts.efficiency(point));
        }
        page.table(table).paragraph(SpeedupFacts.laws(study));
        SpeedupFacts.rise(study).ifPresent(page::paragraph);
        study.simulated()
                .ifPresent(curve -> page.paragraph("The curve of the graph is " + SpeedupFacts.simulated(curve)));
        SpeedupFacts.whereTimeWent(study).ifPresent(page::paragraph);
        study.notes().forEach(page::paragraph);
        return page.toHtml(live);
    }

    @Override
    public String toHtmlPage() {
        return HtmlPage.around(toHtml(), chart.title());
    }

    @Override
    public byte[] toPng() {
        PngCanvas canvas = new PngCanvas(SpeedupChart.WIDTH, SpeedupChart.HEIGHT, 2, Theme.LIGHT.background(), 10);
        chart.draw(canvas, Theme.LIGHT);
        return canvas.finish();
    }
}

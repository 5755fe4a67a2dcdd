package makespan.charts;

import java.util.List;
import makespan.analysis.BoundsStudy;
import makespan.analysis.GraphFacts;
import makespan.analysis.Quantity;

/** The bounds of a graph explained: a table by number of workers, and how many tasks can run at each instant. */
public final class BoundsReport implements Report {
    private static final List<String> HEADS =
            List.of("workers", "at least", "list schedule", "greedy at most", "of best ≥");

    private final BoundsStudy study;

    private BoundsReport(BoundsStudy study) {
        this.study = study;
    }

    /** Returns the report of a study. */
    public static BoundsReport of(BoundsStudy study) {
        return new BoundsReport(study);
    }

    @Override
    public String toText() {
        TextTable table = new TextTable(HEADS.stream().map(head -> ">" + head).toArray(String[]::new));
        study.schedules().forEach(schedule -> table.row(cells(schedule)));
        return Paragraph.wrap(title()) + Paragraph.wrap(study.sentence()) + table.toText() + Paragraph.wrap(note());
    }

    @Override
    public String toHtml() {
        HtmlPage page = new HtmlPage().verdict(study.sentence());
        ProfileScene scene = scene();
        List<LivePicture> live = List.of();
        try {
            page.picture(toPng(), scene.width(), scene.title());
            live = List.of(new LivePicture(scene.toSvg(Theme.LIVE, scene.title()), List.of(), false));
        } catch (IllegalStateException e) {
            page.paragraph(String.valueOf(e.getMessage()));
        }
        HtmlTable table = new HtmlTable(HEADS.toArray(String[]::new));
        study.schedules().forEach(schedule -> table.row(cells(schedule)));
        return page.table(table).paragraph(note()).toHtml(live);
    }

    @Override
    public String toHtmlPage() {
        return HtmlPage.around(toHtml(), title());
    }

    @Override
    public byte[] toPng() {
        return scene().toPng(Theme.LIGHT, 2);
    }

    private ProfileScene scene() {
        return new ProfileScene(study.profile());
    }

    private String title() {
        return "Bounds — " + study.graph().name() + ", "
                + Quantity.count(study.graph().size(), "task");
    }

    private String note() {
        boolean close =
                study.schedules().stream().allMatch(schedule -> schedule.load().isPresent());
        return "No schedule takes less than 'at least'"
                + (close ? "" : " (by work and span alone: the closer bound is not computed for more than 5000 tasks)")
                + ". The list schedule is simulated with the times of the latest run, without overhead.";
    }

    private static String[] cells(GraphFacts.Schedule schedule) {
        return new String[] {
            Integer.toString(schedule.bounds().workers()),
            Quantity.duration(schedule.lower()),
            Quantity.duration(schedule.makespan()),
            Quantity.duration(schedule.bounds().greedyUpper()),
            Quantity.percentAtLeast(schedule.ofBest())
        };
    }
}

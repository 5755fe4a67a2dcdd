package makespan.charts;

import java.util.List;
import makespan.analysis.DelayStudy;
import makespan.analysis.Quantity;

/** What delays did to a makespan against what replays predicted: a sentence, a picture, and a line per kind of tasks. */
public final class DelayReport implements Report {
    private static final double WIDTH = 1000;

    private final DelayStudy study;

    private DelayReport(DelayStudy study) {
        this.study = study;
    }

    /** Returns the report of a study. */
    public static DelayReport of(DelayStudy study) {
        return new DelayReport(study);
    }

    @Override
    public String toText() {
        StringBuilder out = new StringBuilder(Paragraph.wrap(study.sentence()));
        study.checks().forEach(check -> out.append(Paragraph.wrap(check.sentence())));
        if (!study.checks().isEmpty()) {
            TextTable table =
                    new TextTable("kind", ">tasks", ">delay", ">predicted", ">measured", ">95 % interval", "");
            table.rows(rows());
            out.append('\n').append(table.toText());
        }
        study.notes().forEach(note -> out.append(Paragraph.wrap(note)));
        return out.toString();
    }

    private List<List<String>> rows() {
        return study.checks().stream()
                .map(check -> List.of(
                        check.kind(),
                        Integer.toString(check.count()),
                        Quantity.duration(check.delay()),
                        Quantity.change(check.predicted()),
                        Quantity.change(check.measured().ratio() - 1),
                        Quantity.change(check.measured().low() - 1) + " to "
                                + Quantity.change(check.measured().high() - 1),
                        check.word()))
                .toList();
    }

    @Override
    public String toHtml() {
        HtmlPage page = new HtmlPage().verdict(study.sentence());
        page.picture(() -> stacked("").toPng(), WIDTH, study.sentence(), this::toText);
        HtmlTable table = new HtmlTable("kind", "tasks", "delay", "predicted", "measured", "95 % interval", "");
        table.rows(rows());
        page.table(table);
        study.notes().forEach(page::paragraph);
        return page.toHtml(
                List.of(new LivePicture(new DelayScene(study).toSvg(Theme.LIVE, DelayScene.TITLE), List.of(), false)));
    }

    @Override
    public String toHtmlPage() {
        return HtmlPage.around(toHtml(), "Replays verified — " + study.graph().name());
    }

    @Override
    public byte[] toPng() {
        return stacked(study.sentence()).toPng();
    }

    StackedScene stacked(String heading) {
        return new StackedScene(heading, List.of(new DelayScene(study)));
    }
}

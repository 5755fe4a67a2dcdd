package makespan.charts;

import java.util.List;
import makespan.analysis.Quantity;
import makespan.analysis.RunAnalysis;
import makespan.analysis.SimulationStudy;
import makespan.simulate.MakespanSpread;

/** A simulation explained: makespan and speedup by number of processors, and the last schedule. */
public final class SimulationReport implements Report {
    private final SimulationStudy study;
    private final GanttChart gantt;

    private SimulationReport(SimulationStudy study) {
        this.study = study;
        RunAnalysis last = RunAnalysis.of(study.graph(), study.last());
        gantt = study.equalWorkers() ? GanttChart.of(last) : GanttChart.ofUnlike(last);
    }

    /** Returns the report of a study. */
    public static SimulationReport of(SimulationStudy study) {
        return new SimulationReport(study);
    }

    @Override
    public String toText() {
        TextTable table = new TextTable(">" + processors(), ">simulated", ">speedup", interval());
        for (SimulationStudy.Point point : study.points()) {
            table.row(cells(point));
        }
        return Paragraph.wrap(study.title())
                + Paragraph.wrap(study.sentence())
                + table.toText()
                + "\n"
                + gantt.toText();
    }

    @Override
    public String toHtml() {
        HtmlPage page = new HtmlPage().verdict(study.title() + " — " + study.sentence());
        page.picture(() -> picture("").toPng(), 1000, study.sentence(), this::toText);
        HtmlTable table = new HtmlTable(processors(), "simulated makespan", "speedup", interval(), "");
        double most = study.points().stream()
                .mapToDouble(point -> point.speedup().orElse(0))
                .max()
                .orElse(1);
        for (SimulationStudy.Point point : study.points()) {
            table.rowWithMeter(Math.min(1, point.speedup().orElse(0) / Math.max(1, most)), cells(point));
        }
        page.table(table);
        return page.toHtml(List.of(new LivePicture(gantt.scene().toSvg(Theme.LIVE, gantt.title()), List.of(), false)));
    }

    private String processors() {
        return study.equalWorkers() ? "workers" : "processors";
    }

    private String interval() {
        return study.noise().isEmpty() ? "" : "middle 95 %";
    }

    private String[] cells(SimulationStudy.Point point) {
        MakespanSpread makespan = point.makespan();
        return new String[] {
            Integer.toString(point.processors()),
            Quantity.duration(makespan.median()),
            point.speedup().isEmpty() ? "—" : SpeedupFacts.times(point.speedup().getAsDouble()),
            study.noise().isEmpty()
                    ? ""
                    : Quantity.duration(makespan.low()) + " to " + Quantity.duration(makespan.high())
        };
    }

    @Override
    public String toHtmlPage() {
        return HtmlPage.around(toHtml(), study.title());
    }

    @Override
    public byte[] toPng() {
        return picture(study.title() + " — " + study.sentence()).toPng();
    }

    private StackedScene picture(String heading) {
        return new StackedScene(heading, List.of(gantt.scene()));
    }
}

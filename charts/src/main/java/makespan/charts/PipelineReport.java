package makespan.charts;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import makespan.analysis.Quantity;
import makespan.analysis.RunAnalysis;
import makespan.generate.Pipeline;
import makespan.generate.PipelineStudy;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline explained: its bubble by the closed form, simulated and, if it was run, measured or emulated, with the stages
 * as lanes. Both fractions that are called bubble are told, each by its name.
 */
public final class PipelineReport implements Report {
    private static final String[] COLUMNS = {"", "makespan", "bubble, of all time", "bubble, over ideal"};

    private final Pipeline pipeline;
    private final @Nullable PipelineStudy study;
    private final TaskGraph graph;
    private final Trace simulated;
    private final List<GanttChart> charts = new ArrayList<>();

    private PipelineReport(Pipeline pipeline, @Nullable PipelineStudy study) {
        this.pipeline = pipeline;
        this.study = study;
        graph = pipeline.graph();
        simulated = pipeline.simulate();
        charts.add(GanttChart.of(RunAnalysis.of(graph, simulated)));
        if (study != null) {
            charts.add(GanttChart.of(RunAnalysis.of(graph, study.typical())));
        }
    }

    /** Returns the report of a pipeline that was not run. */
    public static PipelineReport of(Pipeline pipeline) {
        return new PipelineReport(pipeline, null);
    }

    /** Returns the report of a pipeline that was run. */
    public static PipelineReport of(PipelineStudy study) {
        return new PipelineReport(study.pipeline(), study);
    }

    private String sentence() {
        String chunks = pipeline.chunks() == 1 ? "" : " of " + pipeline.chunks() + " chunks each";
        String sentence = pipeline.order() + " on " + Quantity.count(pipeline.stages(), "stage") + chunks + " with "
                + microbatches() + ": "
                + Quantity.percent(pipeline.bubbleOfTotal()) + " of the stages' time is bubble by the closed form";
        return study == null
                ? sentence
                : sentence + ", " + Quantity.percent(study.bubbleOfTotal(study.typical())) + " as " + how(study);
    }

    private String microbatches() {
        return pipeline.microbatches() + (pipeline.microbatches() == 1 ? " microbatch" : " microbatches");
    }

    private static String how(PipelineStudy study) {
        return study.emulated() ? "emulated" : "measured";
    }

    /** Returns closed form, simulation and runs as rows of cells, in the order of the columns. */
    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "closed form",
                Quantity.duration(pipeline.makespan()),
                percent(pipeline.bubbleOfTotal()),
                percent(pipeline.bubbleOverIdeal())));
        PipelineStudy simulation = new PipelineStudy(pipeline, List.of(simulated));
        rows.add(List.of(
                "simulated",
                seconds(simulated),
                percent(simulation.bubbleOfTotal(simulated)),
                percent(simulation.bubbleOverIdeal(simulated))));
        if (study != null) {
            addRuns(study, rows);
        }
        return rows;
    }

    private static void addRuns(PipelineStudy study, List<List<String>> rows) {
        int count = study.runs().size();
        Trace typical = study.typical();
        rows.add(List.of(
                how(study) + (count == 1 ? "" : ", median of " + count),
                seconds(typical),
                percent(study.bubbleOfTotal(typical)),
                percent(study.bubbleOverIdeal(typical))));
        if (count > 1) {
            rows.add(List.of(
                    "least to most",
                    range(study, run -> run.makespanNanos() / 1e9, Quantity::duration),
                    range(study, study::bubbleOfTotal, PipelineReport::percent),
                    range(study, study::bubbleOverIdeal, PipelineReport::percent)));
        }
    }

    private static String range(PipelineStudy study, ToDoubleFunction<Trace> of, DoubleFunction<String> inWords) {
        DoubleSummaryStatistics values = study.runs().stream().mapToDouble(of).summaryStatistics();
        return inWords.apply(values.getMin()) + " to " + inWords.apply(values.getMax());
    }

    private static String seconds(Trace trace) {
        return Quantity.duration(trace.makespanNanos() / 1e9);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    @Override
    public String toText() {
        TextTable table = new TextTable(COLUMNS[0], ">" + COLUMNS[1], ">" + COLUMNS[2], ">" + COLUMNS[3]);
        table.rows(rows());
        StringBuilder text = new StringBuilder(Paragraph.wrap(sentence())).append(table.toText());
        charts.forEach(chart -> text.append('\n').append(chart.toText()));
        return text.toString();
    }

    @Override
    public String toHtml() {
        HtmlPage page = new HtmlPage().verdict(sentence());
        page.picture(() -> picture("").toPng(), 1000, sentence(), this::toText);
        HtmlTable table = new HtmlTable(COLUMNS);
        table.rows(rows());
        page.table(table);
        return page.toHtml(charts.stream()
                .map(chart -> new LivePicture(chart.scene().toSvg(Theme.LIVE, chart.title()), List.of(), false))
                .toList());
    }

    @Override
    public String toHtmlPage() {
        return HtmlPage.around(toHtml(), graph.name());
    }

    @Override
    public byte[] toPng() {
        return picture(sentence()).toPng();
    }

    private StackedScene picture(String heading) {
        return new StackedScene(
                heading, charts.stream().map(chart -> (Scene) chart.scene()).toList());
    }
}

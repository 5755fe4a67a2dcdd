package makespan.charts;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import makespan.analysis.CriticalPath;
import makespan.analysis.Quantity;
import makespan.analysis.WorkSpan;
import makespan.format.FileUnit;
import makespan.format.TimedGraph;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import org.jspecify.annotations.Nullable;

/** A graph that was not run: its tasks and dependencies and, if their times are known, what follows from them. */
public final class GraphReport implements Report {
    private static final int MOST_ROWS = 200;
    private static final int MOST_PATH_NAMES = 6;

    private final TaskGraph graph;
    private final @Nullable TimedGraph timed;
    private final DagChart dag;

    private GraphReport(TaskGraph graph, @Nullable TimedGraph timed) {
        this.graph = graph;
        this.timed = timed;
        dag = DagChart.of(graph);
    }

    /** Returns the report of a graph. */
    public static GraphReport of(TaskGraph graph) {
        return new GraphReport(graph, null);
    }

    /** Returns the report of a graph from a file, with the facts that follow from the times that the file gives. */
    public static GraphReport of(TimedGraph timed) {
        return new GraphReport(timed.graph(), timed);
    }

    private String sentence() {
        return "Graph " + graph.name() + ": " + Quantity.count(graph.size(), "task") + ", "
                + Quantity.count(graph.edgeCount(), "edge") + ", not run";
    }

    /** Returns work, span and critical path; an empty text where no times are known. */
    private String facts() {
        if (timed == null) {
            return "";
        }
        WorkSpan workSpan = WorkSpan.of(graph, timed.seconds());
        List<String> path = CriticalPath.of(graph, timed.seconds()).names(graph);
        int count = path.size();
        List<String> shown =
                count <= MOST_PATH_NAMES ? path : List.of(path.get(0), path.get(1), "…", path.get(count - 1));
        return "work " + time(workSpan.work(), timed) + ", span " + time(workSpan.span(), timed) + ", parallelism "
                + Quantity.ratio(workSpan.parallelism()) + "; critical path of " + Quantity.count(count, "task") + ": "
                + String.join(" → ", shown);
    }

    private static String time(double seconds, TimedGraph timed) {
        return timed.unit() == FileUnit.UNITS
                ? new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(seconds)
                        + " units"
                : Quantity.duration(seconds);
    }

    @Override
    public String toText() {
        return dag.toText() + (timed == null ? "" : Paragraph.wrap(facts()));
    }

    @Override
    public String toHtml() {
        HtmlPage page = new HtmlPage().verdict(sentence()).paragraph(facts());
        page.picture(() -> picture("").toPng(), 1000, sentence(), this::toText);
        page.table(
                graph.size() > MOST_ROWS
                        ? "The first " + MOST_ROWS + " of " + graph.size() + " tasks"
                        : Quantity.count(graph.size(), "task"),
                timed == null ? declared() : timed(timed));
        return page.toHtml(List.of(new LivePicture(
                dag.scene().toSvg(Theme.LIVE, dag.title()), dag.model().edges(), true)));
    }

    private HtmlTable declared() {
        HtmlTable table = new HtmlTable("task", "kind", "runs on", "waits for", "declared at");
        graph.tasks().stream()
                .limit(MOST_ROWS)
                .forEach(task -> table.row(
                        task.name(),
                        task.kind(),
                        task.device().word(),
                        waitsFor(task),
                        task.declaredAt().map(Object::toString).orElse("")));
        return table;
    }

    private HtmlTable timed(TimedGraph times) {
        HtmlTable table = new HtmlTable("task", "kind", "time", "waits for");
        double[] seconds = times.seconds();
        graph.tasks().stream()
                .limit(MOST_ROWS)
                .forEach(task ->
                        table.row(task.name(), task.kind(), time(seconds[task.index()], times), waitsFor(task)));
        return table;
    }

    private String waitsFor(Task task) {
        return Quantity.count(graph.predecessorCount(task.index()), "task");
    }

    @Override
    public String toHtmlPage() {
        return HtmlPage.around(toHtml(), dag.title());
    }

    @Override
    public byte[] toPng() {
        return picture(sentence()).toPng();
    }

    private StackedScene picture(String heading) {
        return new StackedScene(heading, List.of(dag.scene()));
    }
}

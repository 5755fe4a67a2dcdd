package makespan.charts;

import java.util.List;
import makespan.analysis.Quantity;
import makespan.graph.TaskGraph;

/** A graph that was not run: its tasks and dependencies. */
public final class GraphReport implements Report {
    private static final int MOST_ROWS = 200;

    private final TaskGraph graph;
    private final DagChart dag;

    private GraphReport(TaskGraph graph) {
        this.graph = graph;
        dag = DagChart.of(graph);
    }

    /** Returns the report of a graph. */
    public static GraphReport of(TaskGraph graph) {
        return new GraphReport(graph);
    }

    private String sentence() {
        return "Graph " + graph.name() + ": " + Quantity.count(graph.size(), "task") + ", "
                + Quantity.count(graph.edgeCount(), "edge") + ", not run";
    }

    @Override
    public String toText() {
        return dag.toText();
    }

    @Override
    public String toHtml() {
        HtmlPage page = new HtmlPage().verdict(sentence());
        byte[] png = null;
        try {
            png = picture("").toPng();
        } catch (IllegalStateException e) {
            page.paragraph(String.valueOf(e.getMessage()));
        }
        page.picture(png, 1000, png == null ? toText() : sentence());
        HtmlTable table = new HtmlTable("task", "kind", "runs on", "waits for", "declared at");
        graph.tasks().stream()
                .limit(MOST_ROWS)
                .forEach(task -> table.row(
                        task.name(),
                        task.kind(),
                        task.device().word(),
                        Quantity.count(graph.predecessorCount(task.index()), "task"),
                        task.declaredAt().map(Object::toString).orElse("")));
        page.table(
                graph.size() > MOST_ROWS
                        ? "The first " + MOST_ROWS + " of " + graph.size() + " tasks"
                        : Quantity.count(graph.size(), "task"),
                table);
        return page.toHtml(List.of(new LivePicture(
                dag.scene().toSvg(Theme.LIVE, dag.title()), dag.model().edges(), true)));
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

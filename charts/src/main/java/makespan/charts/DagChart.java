package makespan.charts;

import java.util.Arrays;
import java.util.Map;
import makespan.analysis.RunAnalysis;
import makespan.graph.TaskGraph;
import org.jspecify.annotations.Nullable;

/**
 * A task graph from left to right, with the structural critical path if it was run. More than 250 tasks are drawn as
 * groups of one kind at one depth.
 */
public final class DagChart implements Chart {
    private final String title;
    private final DagModel model;
    private final Map<String, String> legend;
    private @Nullable DagScene scene;

    private DagChart(String title, DagModel model, Map<String, String> legend) {
        this.title = title;
        this.model = model;
        this.legend = legend.size() == 1 ? Map.of() : legend;
    }

    /** Returns the picture of a graph that was not run: without times. */
    public static DagChart of(TaskGraph graph) {
        KindColours colours = kinds(graph);
        return new DagChart(title(graph), DagModels.of(graph, null, colours), colours.legend());
    }

    /** Returns the picture of a run's graph, with times, slack and critical path. */
    public static DagChart of(RunAnalysis run) {
        KindColours colours = new KindColours(run.graph(), run.seconds());
        return new DagChart(title(run.graph()), DagModels.of(run.graph(), run, colours), colours.legend());
    }

    /** Returns the picture to stand beside others of the run that explain the colours. */
    static DagChart of(RunAnalysis run, KindColours colours) {
        return new DagChart(title(run.graph()), DagModels.of(run.graph(), run, colours), Map.of());
    }

    private static String title(TaskGraph graph) {
        return "Task graph " + graph.name();
    }

    private static KindColours kinds(TaskGraph graph) {
        double[] equal = new double[graph.size()];
        Arrays.fill(equal, 1);
        return new KindColours(graph, equal);
    }

    DagModel model() {
        return model;
    }

    /** Returns the drawing; laid out at the first call, as that takes a while. */
    synchronized DagScene scene() {
        if (scene == null) {
            scene = new DagScene(model, legend);
        }
        return scene;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String toSvg(Theme theme) {
        return scene().toSvg(theme, title);
    }

    @Override
    public byte[] toPng(Theme theme, double scale) {
        return scene().toPng(theme, scale);
    }

    @Override
    public String toText() {
        return Paragraph.wrap(title) + DagText.of(model);
    }
}

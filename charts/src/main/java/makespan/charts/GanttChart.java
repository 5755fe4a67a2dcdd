package makespan.charts;

import java.util.Arrays;
import makespan.analysis.RunAnalysis;

/**
 * What ran where and when: a lane per worker, a bar per task in the colour of its kind, and the realised critical path,
 * along which each task waited for the one before it.
 */
public final class GanttChart implements Chart {
    private final RunAnalysis run;
    private final KindColours colours;
    private final GanttScene scene;

    private GanttChart(RunAnalysis run, KindColours colours, int[] nodeOfTask) {
        this.run = run;
        this.colours = colours;
        scene = new GanttScene(run, colours, nodeOfTask);
    }

    /** Returns the picture of a run, measured or simulated, complete or not. */
    public static GanttChart of(RunAnalysis run) {
        int[] itself = new int[run.graph().size()];
        Arrays.setAll(itself, task -> task);
        return of(run, new KindColours(run.graph(), run.seconds()), itself);
    }

    static GanttChart of(RunAnalysis run, KindColours colours, int[] nodeOfTask) {
        return new GanttChart(run, colours, nodeOfTask);
    }

    GanttScene scene() {
        return scene;
    }

    @Override
    public String title() {
        return GanttFacts.of(run).title();
    }

    @Override
    public String toSvg(Theme theme) {
        return scene.toSvg(theme, title());
    }

    @Override
    public byte[] toPng(Theme theme, double scale) {
        return scene.toPng(theme, scale);
    }

    @Override
    public String toText() {
        return Paragraph.wrap(title()) + GanttFacts.of(run).toText() + new GanttText(run, colours).toText();
    }
}

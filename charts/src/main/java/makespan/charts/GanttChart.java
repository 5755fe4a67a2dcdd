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
    private final GanttFacts facts;
    private final GanttScene scene;

    private GanttChart(RunAnalysis run, KindColours colours, int[] nodeOfTask, GanttFacts facts) {
        this.run = run;
        this.colours = colours;
        this.facts = facts;
        scene = new GanttScene(run, colours, nodeOfTask, facts);
    }

    /** Returns the picture of a run, measured or simulated, complete or not. */
    public static GanttChart of(RunAnalysis run) {
        return of(run, new KindColours(run.graph(), run.seconds()), itself(run));
    }

    /** Returns the picture of a run on processors of unlike speed, for which the bounds of equal workers do not hold. */
    static GanttChart ofUnlike(RunAnalysis run) {
        KindColours colours = new KindColours(run.graph(), run.seconds());
        return new GanttChart(run, colours, itself(run), GanttFacts.ofUnlike(run));
    }

    private static int[] itself(RunAnalysis run) {
        int[] itself = new int[run.graph().size()];
        Arrays.setAll(itself, task -> task);
        return itself;
    }

    static GanttChart of(RunAnalysis run, KindColours colours, int[] nodeOfTask) {
        return new GanttChart(run, colours, nodeOfTask, GanttFacts.of(run));
    }

    GanttScene scene() {
        return scene;
    }

    @Override
    public String title() {
        return facts.title();
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
        return Paragraph.wrap(title()) + facts.toText() + new GanttText(run, colours).toText();
    }
}

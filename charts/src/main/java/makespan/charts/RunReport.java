package makespan.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import makespan.analysis.KindSummary;
import makespan.analysis.Quantity;
import makespan.analysis.RunAnalysis;
import makespan.format.PublishedPath;
import makespan.format.TracedRun;
import makespan.graph.SourceLocation;
import makespan.graph.Task;
import makespan.runtime.RunResult;
import makespan.runtime.TaskFailedException;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import org.jspecify.annotations.Nullable;

/**
 * A run explained: the verdict in a sentence, key figures, what ran where and when, the graph with its critical path,
 * where the time went, and the tasks as a table. Failed and cancelled runs say so first and show what there is.
 */
public final class RunReport implements Report {
    private static final int MOST_ROWS = 200;
    private static final int MOST_TEXT_ROWS = 12;
    private static final int MOST_PATH_NAMES = 5;
    private static final double LEGIBLE = 0.5;

    private final RunAnalysis run;
    private final @Nullable String failure;
    private final List<String> notes;
    private final DagChart dag;
    private final GanttChart gantt;
    private final BreakdownChart breakdown;
    private final KindColours colours;
    private final @Nullable DeviceSection devices;
    private @Nullable Scene legibleDag;

    private RunReport(RunAnalysis run, @Nullable String failure, List<String> notes) {
        this.run = run;
        this.failure = failure;
        this.notes = notes;
        colours = new KindColours(run.graph(), run.seconds());
        dag = DagChart.of(run, colours);
        gantt = GanttChart.of(run, colours, dag.model().nodeOfTask());
        breakdown = BreakdownChart.of(run);
        devices = run.usedDevices() ? new DeviceSection(run) : null;
    }

    /** Returns the report of a run. */
    public static RunReport of(RunAnalysis run) {
        return new RunReport(run, null, List.of());
    }

    /**
     * Returns the report of a run that failed.
     *
     * @param failure what to say first, such as a task's name, its exception and what was not run
     */
    public static RunReport of(RunAnalysis run, String failure) {
        return new RunReport(run, failure, List.of());
    }

    /** Returns the report of a run, failed and cancelled ones included. */
    public static RunReport of(RunResult result) {
        return of(result, cause -> null);
    }

    /**
     * Returns the report of a run, failed and cancelled ones included.
     *
     * @param placeOf finds the line of the user's text where a task's exception came from, or null
     */
    public static RunReport of(RunResult result, Function<Throwable, @Nullable SourceLocation> placeOf) {
        String failure = result.failures().isEmpty()
                ? null
                : TaskFailedException.of(result, placeOf).getMessage();
        return new RunReport(RunAnalysis.of(result), failure, List.of());
    }

    /** Returns the report of a run from a file, with what the file says or does not know besides. */
    public static RunReport of(TracedRun traced) {
        List<String> notes = new ArrayList<>(traced.notes());
        PublishedPath path = traced.publishedPath();
        if (path != null) {
            notes.add("the critical path that " + path.publisher() + " published takes "
                    + Quantity.duration(path.seconds()) + ": " + named(path.tasks()));
        }
        return new RunReport(RunAnalysis.of(traced.graph(), traced.trace()), null, notes);
    }

    private static String named(List<String> path) {
        int count = path.size();
        List<String> shown =
                count <= MOST_PATH_NAMES ? path : List.of(path.get(0), path.get(1), "…", path.get(count - 1));
        return String.join(" → ", shown) + (count <= MOST_PATH_NAMES ? "" : " (" + count + " tasks)");
    }

    private String verdict() {
        return run.verdict().sentence();
    }

    private List<HtmlPage.Figure> figures() {
        List<HtmlPage.Figure> figures = new ArrayList<>();
        figures.add(new HtmlPage.Figure("tasks", Integer.toString(run.graph().size())));
        figures.add(new HtmlPage.Figure("workers", Integer.toString(run.workers())));
        if (run.usedDevices()) {
            figures.add(new HtmlPage.Figure(
                    "devices", Integer.toString(run.devices().size())));
        }
        figures.add(new HtmlPage.Figure("makespan", Quantity.duration(run.makespan())));
        figures.add(new HtmlPage.Figure("work", Quantity.duration(run.workSpan().work())));
        figures.add(new HtmlPage.Figure(
                run.dependenciesKnown() ? "span" : "longest task",
                Quantity.duration(run.workSpan().span())));
        if (run.outcome() == Outcome.COMPLETED && run.makespan() > 0) {
            if (run.dependenciesKnown() && !run.usedDevices()) {
                figures.add(new HtmlPage.Figure(
                        "parallelism", Quantity.ratio(run.workSpan().parallelism())));
            }
            if (!run.oversubscribed() && !run.usedDevices()) {
                figures.add(new HtmlPage.Figure("speedup (estimate)", Quantity.speedup(run.speedup())));
                figures.add(new HtmlPage.Figure("against the bounds", GanttFacts.atLeast(run)));
            }
            figures.add(new HtmlPage.Figure("utilisation", Quantity.percent(run.utilisation())));
        } else {
            figures.add(new HtmlPage.Figure("completed", Integer.toString(run.completed())));
            figures.add(
                    new HtmlPage.Figure("not run", Integer.toString(run.notRun().size())));
        }
        return figures;
    }

    private String notRun() {
        List<Task> tasks = run.notRun();
        if (tasks.isEmpty() || failure != null) {
            return "";
        }
        String names = tasks.stream().limit(10).map(Task::name).collect(Collectors.joining(", "));
        return "Not run: " + names + (tasks.size() > 10 ? " and " + (tasks.size() - 10) + " more" : "");
    }

    @Override
    public String toText() {
        StringBuilder out = new StringBuilder();
        if (failure != null) {
            out.append(Paragraph.wrap(failure));
        }
        out.append(Paragraph.wrap(verdict()));
        if (!notRun().isEmpty()) {
            out.append(Paragraph.wrap(notRun()));
        }
        notes.forEach(note -> out.append(Paragraph.wrap("note: " + note)));
        out.append('\n').append(gantt.toText());
        if (!breakdown.parts().isEmpty()) {
            out.append('\n').append(breakdown.toText());
        }
        if (devices != null) {
            out.append('\n').append(devices.toText());
        }
        out.append('\n').append(dag.toText());
        return out.append('\n').append(longestTasks()).toString();
    }

    private String longestTasks() {
        TextTable table = new TextTable("longest tasks", "kind", ">time", ">slack", place(), "");
        List<Integer> tasks = executedByTime();
        for (int task : tasks.subList(0, Math.min(MOST_TEXT_ROWS, tasks.size()))) {
            table.row(
                    run.graph().task(task).name(),
                    run.graph().task(task).kind(),
                    Quantity.duration(run.seconds(task)),
                    slack(task),
                    lane(task),
                    remark(task));
        }
        return tasks.isEmpty() ? "" : table.toText();
    }

    private List<Integer> executedByTime() {
        return run.trace().events().stream()
                .map(TaskEvent::task)
                .sorted(Comparator.<Integer>comparingDouble(task -> -run.seconds(task))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private String place() {
        return run.usedDevices() ? "where" : "worker";
    }

    private String lane(int task) {
        return run.trace()
                .event(task)
                .map(event -> DeviceNames.of(run.trace().lanes().get(event.lane())))
                .orElse("");
    }

    private String slack(int task) {
        return run.dependenciesKnown() ? Quantity.duration(run.slack().slack(task)) : "not known";
    }

    private String remark(int task) {
        Outcome outcome = run.trace().event(task).map(TaskEvent::outcome).orElse(Outcome.CANCELLED);
        if (outcome != Outcome.COMPLETED) {
            return TaskFacts.word(outcome);
        }
        boolean critical = run.dependenciesKnown() && run.criticalPath().tasks().contains(task);
        return critical ? "critical" : "";
    }

    @Override
    public String toHtml() {
        HtmlPage page = new HtmlPage()
                .failure(failure)
                .verdict(verdict())
                .paragraph(notRun())
                .figures(figures());
        notes.forEach(page::paragraph);
        page.picture(() -> picture("").toPng(), 1000, String.join("\n", said()), this::toText);
        if (!breakdown.parts().isEmpty()) {
            page.table(breakdown.title(), timeTable());
        }
        if (devices != null) {
            devices.addTo(page);
        }
        List<Integer> tasks = executedByTime();
        page.table(
                tasks.size() > MOST_ROWS
                        ? "The " + MOST_ROWS + " longest of " + tasks.size() + " tasks"
                        : Quantity.count(tasks.size(), "task") + " by time",
                taskTable(tasks));
        page.table("Kinds of tasks", kindTable());
        return page.toHtml(live());
    }

    private List<String> said() {
        List<String> said = new ArrayList<>();
        if (failure != null) {
            said.add(failure);
        }
        said.add(verdict());
        said.addAll(notes);
        said.add(String.join(", ", GanttFacts.of(run).figures()));
        return said;
    }

    private List<LivePicture> live() {
        List<LivePicture> live = new ArrayList<>();
        live.add(new LivePicture(gantt.scene().toSvg(Theme.LIVE, gantt.title()), List.of(), false));
        if (!breakdown.parts().isEmpty()) {
            live.add(new LivePicture(breakdown.scene().toSvg(Theme.LIVE, breakdown.title()), List.of(), false));
        }
        live.add(new LivePicture(
                dag.scene().toSvg(Theme.LIVE, dag.title()), dag.model().edges(), true));
        return live;
    }

    private HtmlTable timeTable() {
        HtmlTable table = new HtmlTable("workers were", "share", "time", "that is", "");
        breakdown
                .parts()
                .forEach(part -> table.rowWithMeter(
                        part.permille() / 1000.0,
                        part.name(),
                        part.percent(),
                        Quantity.duration(part.seconds()),
                        part.meaning()));
        String of = run.usedDevices() ? "workers and slots of devices × makespan" : "workers × makespan";
        return table.row("together", "100 %", Quantity.duration(run.breakdown().total()), of, "");
    }

    private HtmlTable taskTable(List<Integer> tasks) {
        HtmlTable table = new HtmlTable("task", "kind", "start", "time", "slack", place(), "");
        for (int task : tasks.subList(0, Math.min(MOST_ROWS, tasks.size()))) {
            long start = run.trace().event(task).map(TaskEvent::startNanos).orElse(0L);
            table.row(
                    run.graph().task(task).name(),
                    run.graph().task(task).kind(),
                    Quantity.duration(start / 1e9),
                    Quantity.duration(run.seconds(task)),
                    slack(task),
                    lane(task),
                    remark(task));
        }
        return table;
    }

    private HtmlTable kindTable() {
        HtmlTable table = new HtmlTable("kind", "tasks", "time", "share", "median", "longest");
        List<KindSummary> kinds = run.kinds();
        for (KindSummary kind : kinds.subList(0, Math.min(MOST_ROWS, kinds.size()))) {
            table.row(
                    kind.kind(),
                    Integer.toString(kind.count()),
                    Quantity.duration(kind.work()),
                    Quantity.percent(kind.share()),
                    Quantity.duration(kind.median()),
                    Quantity.duration(kind.longest()));
        }
        if (kinds.size() > MOST_ROWS) {
            table.row("and " + (kinds.size() - MOST_ROWS) + " more kinds", "", "", "", "", "");
        }
        return table;
    }

    @Override
    public String toHtmlPage() {
        return HtmlPage.around(toHtml(), run.graph().name());
    }

    @Override
    public byte[] toPng() {
        return picture(failure == null ? verdict() : failure).toPng();
    }

    private StackedScene picture(String heading) {
        List<Scene> parts = new ArrayList<>();
        parts.add(gantt.scene());
        if (!breakdown.parts().isEmpty()) {
            parts.add(breakdown.scene());
        }
        parts.add(legibleDag());
        return new StackedScene(heading, parts);
    }

    /** Returns the graph's drawing, in groups where single tasks would become too small to read. */
    private synchronized Scene legibleDag() {
        if (legibleDag == null) {
            legibleDag = dag.scene();
            if (StackedScene.scale(legibleDag) < LEGIBLE) {
                DagScene grouped = new DagScene(DagModels.grouped(run.graph(), run, colours), Map.of());
                boolean larger = StackedScene.scale(grouped) > StackedScene.scale(legibleDag);
                legibleDag = larger ? grouped : legibleDag;
            }
        }
        return legibleDag;
    }
}

package makespan.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makespan.analysis.Quantity;
import makespan.analysis.RunAnalysis;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import org.jspecify.annotations.Nullable;

/** Turns a graph, run or not, into cards and edges; more than {@link #MAX_NODES} tasks into groups. */
final class DagModels {
    static final int MAX_NODES = 250;

    private final TaskGraph graph;
    private final @Nullable RunAnalysis run;
    private final KindColours colours;
    private final boolean[] critical;
    private final int[] nextOnPath;
    private final int[] level;

    private DagModels(TaskGraph graph, @Nullable RunAnalysis run, KindColours colours) {
        this.graph = graph;
        this.run = run;
        this.colours = colours;
        critical = new boolean[graph.size()];
        nextOnPath = new int[graph.size()];
        Arrays.fill(nextOnPath, -1);
        List<Integer> path = criticalPath();
        for (int i = 0; i < path.size(); i++) {
            critical[path.get(i)] = true;
            if (i > 0) {
                nextOnPath[path.get(i - 1)] = path.get(i);
            }
        }
        level = levels(graph);
    }

    /** Returns the picture's content; without a run it has neither times nor a critical path. */
    static DagModel of(TaskGraph graph, @Nullable RunAnalysis run, KindColours colours) {
        DagModels models = new DagModels(graph, run, colours);
        return graph.size() <= MAX_NODES ? models.single() : models.grouped();
    }

    /** Returns the picture's content in groups, however few tasks there are. */
    static DagModel grouped(TaskGraph graph, @Nullable RunAnalysis run, KindColours colours) {
        return new DagModels(graph, run, colours).grouped();
    }

    private List<Integer> criticalPath() {
        if (run == null || run.workSpan().span() == 0 || !run.dependenciesKnown()) {
            return List.of();
        }
        return run.criticalPath().tasks().stream()
                .filter(task -> run.trace().event(task).isPresent())
                .toList();
    }

    private static int[] levels(TaskGraph graph) {
        int[] level = new int[graph.size()];
        for (int task : graph.topologicalOrder()) {
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                level[task] = Math.max(level[task], level[graph.predecessor(task, k)] + 1);
            }
        }
        return level;
    }

    private DagModel single() {
        List<DagModel.Node> nodes = new ArrayList<>();
        List<DagModel.Edge> edges = new ArrayList<>();
        for (Task task : graph.tasks()) {
            nodes.add(card(task));
            for (int next : graph.successors(task.index())) {
                edges.add(new DagModel.Edge(task.index(), next, nextOnPath[task.index()] == next));
            }
        }
        List<DagModel.Edge> drawn = ImpliedEdges.hideIfCrowded(graph, edges);
        int hidden = edges.size() - drawn.size();
        String caption = Quantity.count(graph.size(), "task") + ", " + Quantity.count(edges.size(), "edge")
                + (hidden == 0 ? "" : " (" + hidden + " of them, implied by others, are not drawn)") + pathCaption();
        return new DagModel(nodes, drawn, caption);
    }

    private String pathCaption() {
        return run == null || run.workSpan().span() == 0 || !run.dependenciesKnown()
                ? ""
                : " · critical path (orange): "
                        + Quantity.duration(run.workSpan().span());
    }

    private DagModel.Node card(Task task) {
        int index = task.index();
        TaskEvent event = run == null ? null : run.trace().event(index).orElse(null);
        return new DagModel.Node(
                task.name(),
                detail(index, event),
                colours.of(task.kind()),
                critical[index],
                state(List.of(index)),
                TaskFacts.tooltip(task, run),
                List.of(index),
                level[index]);
    }

    private String detail(int task, @Nullable TaskEvent event) {
        if (run == null) {
            return "";
        }
        if (event == null) {
            return "not run";
        }
        String time = Quantity.duration(run.seconds(task));
        if (event.outcome() == Outcome.COMPLETED && !run.dependenciesKnown()) {
            return time;
        }
        return switch (event.outcome()) {
            case FAILED -> "failed after " + time;
            case CANCELLED -> "cancelled after " + time;
            case COMPLETED ->
                time + " · "
                        + (critical[task]
                                ? "critical"
                                : "slack " + slackLike(time, run.slack().slack(task)));
        };
    }

    /** Returns a slack without its unit where that is the unit of the time beside it. */
    private static String slackLike(String time, double slack) {
        if (slack == 0) {
            return "0";
        }
        String text = Quantity.duration(slack);
        int unit = text.lastIndexOf(' ');
        return unit > 0 && text.indexOf(' ') == unit && time.endsWith(text.substring(unit))
                ? text.substring(0, unit)
                : text;
    }

    private DagModel grouped() {
        int width = 1;
        Map<String, List<Integer>> groups = groups(width);
        while (groups.size() > MAX_NODES) {
            width++;
            groups = groups(width);
        }
        return grouped(groups, width);
    }

    /** Returns the tasks of one kind at one depth, or at several neighbouring ones, by depth and then declaration. */
    private Map<String, List<Integer>> groups(int width) {
        TreeMap<Integer, Map<String, List<Integer>>> byLevel = new TreeMap<>();
        for (Task task : graph.tasks()) {
            byLevel.computeIfAbsent(level[task.index()] / width, l -> new LinkedHashMap<>())
                    .computeIfAbsent(colours.legendName(task.kind()), kind -> new ArrayList<>())
                    .add(task.index());
        }
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        byLevel.forEach((l, kinds) -> kinds.forEach((kind, tasks) -> groups.put(l + " " + kind, tasks)));
        return groups;
    }

    private DagModel grouped(Map<String, List<Integer>> groups, int width) {
        List<DagModel.Node> nodes = new ArrayList<>();
        int[] nodeOf = new int[graph.size()];
        for (List<Integer> tasks : groups.values()) {
            tasks.forEach(task -> nodeOf[task] = nodes.size());
            nodes.add(group(tasks, width));
        }
        Map<Long, DagModel.Edge> edges = new LinkedHashMap<>();
        for (int task = 0; task < graph.size(); task++) {
            int from = nodeOf[task];
            for (int next : graph.successors(task)) {
                int to = nodeOf[next];
                // groups stand in the order of their depth; an edge back can only be inside a band of several depths
                if (to > from) {
                    boolean onPath = nextOnPath[task] == next;
                    edges.merge(
                            (long) from * nodes.size() + to,
                            new DagModel.Edge(from, to, onPath),
                            (a, b) -> new DagModel.Edge(a.from(), a.to(), a.critical() || b.critical()));
                }
            }
        }
        String band = width == 1 ? "at one depth" : "in a band of " + width + " depths";
        String caption = Quantity.count(graph.size(), "task") + ", " + Quantity.count(graph.edgeCount(), "edge")
                + ", drawn as " + nodes.size() + " groups: one kind " + band + pathCaption();
        return new DagModel(nodes, List.copyOf(edges.values()), caption);
    }

    private DagModel.Node group(List<Integer> tasks, int width) {
        Task first = graph.task(tasks.get(0));
        if (tasks.size() == 1) {
            return card(first);
        }
        String kind = colours.legendName(first.kind());
        boolean onPath = tasks.stream().anyMatch(task -> critical[task]);
        long completed = run == null
                ? tasks.size()
                : tasks.stream()
                        .flatMap(task -> run.trace().event(task).stream())
                        .filter(event -> event.outcome() == Outcome.COMPLETED)
                        .count();
        int depth = level[first.index()] / width * width;
        String depths = width == 1 ? "depth " + depth : "depths " + depth + "–" + (depth + width - 1);
        String detail = run == null
                ? depths
                : completed < tasks.size()
                        ? (tasks.size() - completed) + " not completed"
                        : Quantity.duration(sum(tasks)) + (onPath ? " · critical" : " · " + depths);
        String tooltip = tasks.size() + " tasks of " + (kind.equals(first.kind()) ? "kind " + kind : kind) + "\n"
                + depths + (run == null ? "" : "\n" + Quantity.duration(sum(tasks)) + " together")
                + (onPath ? "\non the critical path" : "");
        return new DagModel.Node(
                kind + " ×" + tasks.size(),
                detail,
                colours.of(first.kind()),
                onPath,
                state(tasks),
                tooltip,
                tasks,
                level[first.index()] / width);
    }

    private DagModel.State state(List<Integer> tasks) {
        if (run == null) {
            return DagModel.State.COMPLETE;
        }
        boolean failed = tasks.stream()
                .flatMap(task -> run.trace().event(task).stream())
                .anyMatch(event -> event.outcome() != Outcome.COMPLETED);
        boolean all = tasks.stream().allMatch(task -> run.trace().event(task).isPresent());
        return failed ? DagModel.State.FAILED : all ? DagModel.State.COMPLETE : DagModel.State.NOT_RUN;
    }

    private double sum(List<Integer> tasks) {
        return run == null ? 0 : tasks.stream().mapToDouble(run::seconds).sum();
    }
}

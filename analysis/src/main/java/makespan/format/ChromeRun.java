package makespan.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import makespan.analysis.Quantity;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskGraph;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/** Makes a run of the slices and flows that a trace holds. */
final class ChromeRun {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MOST_LANE_NANOS = 9e18;

    private final String source;
    private final List<ChromeThread> threads;
    private final ChromeFlows flows;
    private final ChromeDialect dialect;
    private final List<String> notes = new ArrayList<>();

    /** @param threads what was read of each; {@link ChromeThread#complete complete} */
    ChromeRun(String source, List<ChromeThread> threads, ChromeFlows flows) {
        this.source = source;
        this.threads = threads;
        this.flows = flows;
        dialect = ChromeDialect.of(categories(threads));
    }

    private static Set<String> categories(List<ChromeThread> threads) {
        Set<String> categories = new HashSet<>();
        threads.forEach(thread -> thread.slices().forEach(slice -> categories.add(slice.category())));
        return categories;
    }

    /** @param endless how many slices had to be left out because they have no end, or no begin */
    TracedRun run(int endless) throws FormatException {
        ChromeLanes lanes = new ChromeLanes(dialect);
        threads.stream().sorted(ChromeThread.shown()).forEach(lanes::add);
        List<ChromeTask> tasks = numbered(lanes.tasks());
        if (tasks.isEmpty()) {
            throw new FormatException(
                    source,
                    "no event has both begin and end (\"ph\": \"X\" with a duration, or \"B\" and \"E\"):"
                            + " there is nothing that could be a task");
        }
        TaskGraph graph = graph(tasks, lanes);
        Trace trace = trace(tasks, lanes.lanes());
        describe(graph, lanes, endless);
        return new TracedRun(graph, trace, publishedPath().orElse(null), notes);
    }

    private static List<ChromeTask> numbered(List<ChromeTask> found) {
        List<ChromeTask> tasks = new ArrayList<>(found);
        tasks.sort(Comparator.comparingLong(ChromeTask::start)
                .thenComparingLong(ChromeTask::end)
                .thenComparingInt(ChromeTask::lane));
        for (int index = 0; index < tasks.size(); index++) {
            tasks.get(index).index(index);
        }
        return tasks;
    }

    private TaskGraph graph(List<ChromeTask> tasks, ChromeLanes lanes) {
        IndexedGraphBuilder builder = TaskGraph.indexed(source, tasks.size());
        flows.toEdges(lanes, (before, after) -> {
            boolean timely = before.end() <= after.start() && before.index() < after.index();
            if (timely) {
                builder.edge(before.index(), after.index());
            }
            return timely;
        });
        List<String> given = tasks.stream().map(ChromeTask::name).toList();
        UniqueNames names = UniqueNames.of(given);
        Interned kinds = new Interned();
        List<String> kindOfTask =
                given.stream().map(name -> kinds.of(name, dialect::kindOf)).toList();
        return builder.names(names::get).kinds(kindOfTask::get).build();
    }

    /** Counts from the first start of a task; when tasks became ready is not known: as they started. */
    private Trace trace(List<ChromeTask> tasks, List<Lane> lanes) throws FormatException {
        long from = tasks.get(0).start();
        List<TaskEvent> events = new ArrayList<>(tasks.size());
        long last = 0;
        for (ChromeTask task : tasks) {
            long start = task.start() - from;
            long end = task.end() - from;
            events.add(new TaskEvent(task.index(), task.lane(), start, start, end, Outcome.COMPLETED));
            last = Math.max(last, end);
        }
        if ((double) last * lanes.size() > MOST_LANE_NANOS) {
            throw new FormatException(
                    source,
                    "the time of all lanes together must be at most 9e9 seconds, but the trace lasts "
                            + last / NANOS_PER_SECOND + " seconds on " + Quantity.count(lanes.size(), "lane"));
        }
        return new Trace(Trace.Origin.IMPORTED, lanes, tasks.size(), events, SchedulerCounters.NONE);
    }

    private void describe(TaskGraph graph, ChromeLanes lanes, int endless) {
        notes.add(
                graph.edgeCount() == 0
                        ? "the trace names no dependencies between tasks: span, parallelism, bounds and simulated"
                                + " makespans are those of independent tasks"
                        : "the flows of the trace make " + Quantity.count(graph.edgeCount(), "edge")
                                + "; tasks that no flow connects count as independent");
        int dropped = flows.outside() + flows.untimely();
        if (dropped > 0) {
            notes.add(Quantity.count(dropped, "flow") + " became no edge: " + flows.outside()
                    + " with an end outside of all tasks, " + flows.untimely()
                    + " into a task that started before the other ended");
        }
        if (endless > 0) {
            notes.add(Quantity.count(endless, "slice") + " without a begin or an end left out");
        }
        if (lanes.extra() > 0) {
            notes.add("tasks of one thread overlap: " + Quantity.count(lanes.extra(), "lane") + " more than threads");
        }
    }

    private Optional<PublishedPath> publishedPath() {
        List<ChromeSlice> path = threads.stream()
                .flatMap(thread -> thread.slices().stream())
                .filter(slice -> slice.category().equals(ChromeDialect.CRITICAL_PATH))
                .sorted(Comparator.comparingLong(ChromeSlice::start))
                .toList();
        if (path.isEmpty() || dialect != ChromeDialect.BAZEL) {
            return Optional.empty();
        }
        double nanos =
                path.stream().mapToDouble(slice -> slice.end() - slice.start()).sum();
        List<String> names = path.stream().map(slice -> actionOf(slice.name())).toList();
        return Optional.of(new PublishedPath("Bazel", names, nanos / NANOS_PER_SECOND));
    }

    /** Returns what the action itself is called: {@code Linking x} for {@code action 'Linking x'}. */
    private static String actionOf(String step) {
        return step.startsWith("action '") && step.endsWith("'") && step.length() > 9
                ? step.substring(8, step.length() - 1)
                : step;
    }
}

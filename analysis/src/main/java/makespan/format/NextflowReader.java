package makespan.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphException;
import makespan.text.Suggestion;

/**
 * Reads a run of Nextflow (Di Tommaso and others, "Nextflow enables reproducible computational workflows", Nature
 * Biotechnology 35, 2017) from its trace, {@code trace.txt}, and the graph of its processes, {@code dag.dot}. A task is a
 * line of the trace that was completed or taken from the cache, of the kind that its process is; its time is its
 * {@code realtime}, or its {@code duration} where there is none.
 *
 * <p>Nextflow records which process hands data to which, but not which task to which, so the edges are inferred. Where
 * every task of the later process has a tag that a task of the earlier one has too, such as the name of a sample, tasks of
 * the same tag are joined. Else, as where results are gathered, each task follows all tasks of the earlier process that
 * were completed before it was submitted; tags that only count the tasks, from 1 on, are no tags. So there can be an edge
 * too many, where a task did not need all that was there, or where a process that groups or splits samples keeps their
 * tags; an edge is missing only where a tag means different things in two processes. A process without tasks in the trace
 * makes no edges. {@link TimedGraph#notes()} tells how many edges between processes were joined in which way.
 */
public final class NextflowReader {
    private static final int MOST_EDGES = 20_000_000;

    private final NextflowTrace trace;
    private final NextflowDag dag;
    private final String source;
    private final Map<String, List<Integer>> tasksOf = new LinkedHashMap<>();
    private final List<String> gathered = new ArrayList<>();
    private int tagged;
    private int edges;

    private NextflowReader(NextflowTrace trace, NextflowDag dag, String source) {
        this.trace = trace;
        this.dag = dag;
        this.source = source;
    }

    /**
     * Returns the graph of a run.
     *
     * @param trace what {@code -with-trace} wrote, raw or not, with a header
     * @param dag what {@code -with-dag dag.dot} wrote
     * @throws FormatException if a file does not follow its format, or they belong to different workflows; the message
     *     names the line
     */
    public static TimedGraph read(Path trace, Path dag) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.UTF_8);
                BufferedReader graph = Files.newBufferedReader(dag, StandardCharsets.UTF_8)) {
            return read(lines, String.valueOf(trace.getFileName()), graph, String.valueOf(dag.getFileName()));
        }
    }

    static TimedGraph read(BufferedReader trace, String source, BufferedReader dag, String dagSource)
            throws IOException {
        NextflowTrace tasks = NextflowTrace.read(trace, source);
        NextflowReader reader = new NextflowReader(tasks, NextflowDag.read(dag, dagSource), source);
        reader.findProcesses(dagSource);
        return reader.graph();
    }

    private void findProcesses(String dagSource) throws FormatException {
        List<NextflowTask> tasks = trace.tasks();
        Map<String, String> known = new HashMap<>();
        for (int task = 0; task < tasks.size(); task++) {
            String called = tasks.get(task).process();
            String process = known.get(called);
            if (process == null) {
                process = dag.find(called).orElse("");
                known.put(called, process);
            }
            if (process.isEmpty()) {
                throw trace.wrong(
                        tasks.get(task),
                        "the process '" + called + "' is not in " + dagSource + "."
                                + Suggestion.didYouMean(called, dag.processes()));
            }
            tasksOf.computeIfAbsent(process, first -> new ArrayList<>()).add(task);
        }
    }

    private TimedGraph graph() throws FormatException {
        List<NextflowTask> tasks = trace.tasks();
        List<String> names = names(tasks);
        IndexedGraphBuilder builder = TaskGraph.indexed(source, tasks.size())
                .names(names::get)
                .kinds(task -> tasks.get(task).process());
        for (Map.Entry<String, List<Integer>> after : tasksOf.entrySet()) {
            for (String before : dag.before(after.getKey())) {
                join(before, after.getKey(), builder);
            }
        }
        double[] seconds = tasks.stream().mapToDouble(NextflowTask::seconds).toArray();
        try {
            return new TimedGraph(builder.build(), seconds, FileUnit.SECONDS, new long[0][], notes());
        } catch (TaskGraphException cycle) {
            throw new FormatException(source, String.valueOf(cycle.getMessage()));
        }
    }

    /** Returns the names of the trace; one that stands there again gets the task's id. */
    private static List<String> names(List<NextflowTask> tasks) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (NextflowTask task : tasks) {
            names.add(taken.add(task.name()) ? task.name() : task.name() + " #" + task.id());
        }
        return names;
    }

    private void join(String before, String after, IndexedGraphBuilder builder) throws FormatException {
        List<Integer> earlier = tasksOf.getOrDefault(before, List.of());
        List<Integer> later = tasksOf.getOrDefault(after, List.of());
        if (earlier.isEmpty()) {
            return;
        }
        Map<String, List<Integer>> byTag = byTag(earlier);
        boolean matched = !isCounted(byTag.keySet())
                && byTag.keySet().containsAll(byTag(later).keySet());
        if (matched) {
            tagged++;
        } else {
            gathered.add(shortName(before) + " → " + shortName(after));
        }
        for (int task : later) {
            NextflowTask follower = trace.tasks().get(task);
            for (int previous : matched ? byTag.getOrDefault(follower.tag(), List.of()) : earlier) {
                if (matched || follower.mayFollow(trace.tasks().get(previous))) {
                    addEdge(previous, task, builder);
                }
            }
        }
    }

    private void addEdge(int before, int after, IndexedGraphBuilder builder) throws FormatException {
        if (++edges > MOST_EDGES) {
            throw new FormatException(source, "there are more than " + MOST_EDGES + " edges between tasks");
        }
        builder.edge(before, after);
    }

    private Map<String, List<Integer>> byTag(List<Integer> tasks) {
        Map<String, List<Integer>> byTag = new HashMap<>();
        for (int task : tasks) {
            byTag.computeIfAbsent(trace.tasks().get(task).tag(), first -> new ArrayList<>())
                    .add(task);
        }
        return byTag;
    }

    /** Returns whether tags are empty or the numbers that Nextflow gives to tasks without a tag, from 1 on. */
    private static boolean isCounted(Set<String> tags) {
        if (tags.contains("")) {
            return true;
        }
        for (int number = 1; number <= tags.size(); number++) {
            if (!tags.contains(Integer.toString(number))) {
                return false;
            }
        }
        return true;
    }

    private static String shortName(String process) {
        return process.substring(process.lastIndexOf(':') + 1);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(trace.notes());
        if (tagged > 0) {
            notes.add("inferred: " + (tagged == 1 ? "1 edge" : tagged + " edges")
                    + " between processes join tasks of the same tag");
        }
        if (!gathered.isEmpty()) {
            notes.add("inferred: all tasks that the times allow are joined along " + gathered.get(0)
                    + (gathered.size() == 1 ? "" : " and " + (gathered.size() - 1) + " more"));
        }
        return notes;
    }
}

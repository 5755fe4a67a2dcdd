package makespan.format;

import java.util.List;
import java.util.Optional;
import makespan.graph.TaskGraph;
import makespan.schedule.TaskTimes;
import org.jspecify.annotations.Nullable;

/**
 * A graph that was read from a file, with the time that the file gives for each task and the data that it moves along each
 * edge. Its tasks' bodies do nothing.
 */
public final class TimedGraph {
    private final TaskGraph graph;
    private final double[] seconds;
    private final FileUnit unit;
    /** For each task, in the order of its successors; no rows where nothing is known of data. */
    private final long[][] bytes;

    private final List<String> notes;
    private final @Nullable TracedRun run;

    /** A graph of a format that knows of no data. */
    TimedGraph(TaskGraph graph, double[] seconds, FileUnit unit) {
        this(graph, seconds, unit, new long[0][], List.of());
    }

    /** A graph that says all by itself. */
    TimedGraph(TaskGraph graph, double[] seconds, FileUnit unit, long[][] bytes) {
        this(graph, seconds, unit, bytes, List.of());
    }

    /**
     * @param unit the file's
     * @param bytes for each task and each of its successors, in their order; no rows if nothing is known; not copied
     * @param notes what {@link #notes} returns
     * @throws IllegalArgumentException unless there is one finite time of at least 0 per task
     */
    TimedGraph(TaskGraph graph, double[] seconds, FileUnit unit, long[][] bytes, List<String> notes) {
        this(graph, seconds, unit, bytes, notes, null);
    }

    private TimedGraph(
            TaskGraph graph,
            double[] seconds,
            FileUnit unit,
            long[][] bytes,
            List<String> notes,
            @Nullable TracedRun run) {
        this.graph = graph;
        this.seconds = TaskTimes.requireValid(graph, seconds).clone();
        this.unit = unit;
        this.bytes = bytes;
        this.notes = List.copyOf(notes);
        this.run = run;
    }

    /** Returns the graph of a run, with the times that its tasks took; 0 for one that did not run. */
    static TimedGraph of(TracedRun run) {
        return new TimedGraph(
                run.graph(), TaskTimes.of(run.trace()), FileUnit.SECONDS, new long[0][], run.notes(), run);
    }

    /** Returns the graph. */
    public TaskGraph graph() {
        return graph;
    }

    /** Returns a copy of the time of each task, in seconds; a format without unit counts in seconds. */
    public double[] seconds() {
        return seconds.clone();
    }

    /** Returns the run that took these times, if the file is a trace. */
    public Optional<TracedRun> run() {
        return Optional.ofNullable(run);
    }

    /** Returns the unit in which the file counts. */
    public FileUnit unit() {
        return unit;
    }

    /** Returns how much data goes from a task to its {@link TaskGraph#successor k-th successor}; 0 if none is known of. */
    public long bytes(int task, int k) {
        return bytes.length == 0 ? 0 : bytes[task][k];
    }

    /** Returns what the file left open and how it was taken, a sentence each, which whoever sees numbers must see too. */
    public List<String> notes() {
        return notes;
    }
}

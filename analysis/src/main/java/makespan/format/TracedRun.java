package makespan.format;

import java.util.List;
import makespan.analysis.TimeBreakdown;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * A run that was read from a file.
 *
 * @param graph what was run; its tasks' bodies do nothing
 * @param trace what happened
 * @param publishedPath the critical path that the file itself gives, if it does
 * @param notes what whoever looks at the run has to know of how it was read, each a clause without a full stop
 */
public record TracedRun(
        TaskGraph graph, Trace trace, @Nullable PublishedPath publishedPath, List<String> notes) {
    public TracedRun {
        notes = List.copyOf(notes);
    }

    /** A run whose file says all there is to say of it. */
    public TracedRun(TaskGraph graph, Trace trace) {
        this(graph, trace, null, List.of());
    }

    /** Returns from when to when the run lasted, in seconds. */
    public double makespan() {
        return trace.makespanNanos() / 1e9;
    }

    /** Returns the time that tasks took on workers over the makespan of all workers, 0 to 1. */
    public double utilisation() {
        return TimeBreakdown.of(trace).utilisation();
    }

    /** Returns how the times came about, in one word: measured, emulated, simulated or imported. */
    public String origin() {
        return trace.origin().word();
    }
}

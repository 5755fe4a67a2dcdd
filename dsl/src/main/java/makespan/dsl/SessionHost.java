package makespan.dsl;

import makespan.runtime.Run;
import org.jspecify.annotations.Nullable;

/** Where a session's results go: a notebook kernel or the command line. */
public interface SessionHost {
    /** Shows a value: a run's result, a speedup study, a graph, or any other object. Called on the evaluating thread. */
    void display(Object value);

    /** Told of every run as it starts, so that its progress can be shown. Called on the evaluating thread. */
    RunMonitor runStarted(Run run);

    /** Shows how far something is that takes many runs, in a line; an empty one ends that. Shows nothing by default. */
    default void progress(String line) {}

    /** Tells the user what may surprise, in a line; on standard error by default. Called on the evaluating thread. */
    default void warn(String line) {
        System.err.println(line);
    }

    /** Returns how many workers a run uses unless the user says otherwise; at least 1. */
    int defaultWorkers();

    /** Returns what a run carries as its attachment, so that output of its tasks finds its cell; null for nothing. */
    default @Nullable Object outputOwner() {
        return null;
    }
}

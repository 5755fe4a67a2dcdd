package makespan.dsl;

import java.nio.file.Path;
import java.util.Optional;
import makespan.device.Platform;
import makespan.runtime.Run;
import makespan.schedule.PlacementRule;
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

    /** Returns the machine that a run emulates unless the user says otherwise; none, for what is here, by default. */
    default Optional<Platform> defaultPlatform() {
        return Optional.empty();
    }

    /** Returns how a run places tasks with several variants unless the user says otherwise. */
    default PlacementRule defaultPlacement() {
        return PlacementRule.EARLIEST_FINISH;
    }

    /** Returns the file that keeps from session to session how long tasks took on which device; none by default. */
    default Optional<Path> timesFile() {
        return Optional.empty();
    }

    /** Returns what a run carries as its attachment, so that output of its tasks finds its cell; null for nothing. */
    default @Nullable Object outputOwner() {
        return null;
    }
}

package makespan.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import makespan.graph.TaskGraph;
import org.jspecify.annotations.Nullable;

/** A run that was started: to be watched, cancelled and waited for. Safe for use by many threads. */
public final class Run {
    private static final String WAITS_FOR_ITSELF =
            "A task cannot wait for a run of the runtime that executes it, because it occupies one of its workers";

    private final RunState state;

    Run(RunState state) {
        this.state = state;
    }

    /** Returns the run whose task executes on the calling thread, if one does. */
    public static Optional<Run> current() {
        return Optional.ofNullable(BodyThread.currentRun()).map(Run::new);
    }

    /** Returns the graph that is run. */
    public TaskGraph graph() {
        return state.graph();
    }

    /** Returns what the {@link RunOptions} carried. */
    public @Nullable Object attachment() {
        return state.attachment();
    }

    /**
     * Starts no further task of this run and interrupts the bodies that run. Returns at once; {@link #await()} returns
     * when those bodies have ended. Does nothing when the run is over.
     */
    public void cancel() {
        state.runtime().cancel(state);
    }

    /** Returns whether the run is over. */
    public boolean isDone() {
        return state.isOver();
    }

    /** Returns how far the run is. Cheap, at any time. */
    public Progress progress() {
        return state.progress();
    }

    /** Returns whether a task has completed by now. */
    public boolean completed(int task) {
        return state.completed(task);
    }

    /**
     * Returns what a task yielded that has completed by now, be the run over or not.
     *
     * @throws IllegalStateException if it has not completed
     */
    public @Nullable Object value(int task) {
        if (!completed(task)) {
            throw new IllegalStateException("Task " + graph().task(task) + " has no value: it has not completed");
        }
        return state.values().get(task);
    }

    /**
     * Waits until the run is over, and returns what came of it, be it completed, failed or cancelled.
     *
     * @throws IllegalStateException if called by a task of the same runtime, which would wait for itself
     */
    public RunResult await() throws InterruptedException {
        state.runtime().refuseTasks(WAITS_FOR_ITSELF);
        state.awaitOver();
        return state.result();
    }

    /**
     * Waits until the run is over, at most for a time.
     *
     * @return whether the run is over
     * @throws IllegalStateException if called by a task of the same runtime, which would wait for itself
     */
    public boolean await(Duration timeout) throws InterruptedException {
        state.runtime().refuseTasks(WAITS_FOR_ITSELF);
        return state.awaitOver(TimeUnit.NANOSECONDS.convert(timeout));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Run run && run.state == state;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(state);
    }

    @Override
    public String toString() {
        return "Run of graph '" + state.graph().name() + "'";
    }
}

package makespan.dsl;

import java.time.Duration;
import java.util.Optional;
import makespan.analysis.RunAnalysis;
import makespan.dsl.compile.CellFrames;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import makespan.runtime.FailurePolicy;
import makespan.runtime.Run;
import makespan.runtime.RunOptions;
import makespan.runtime.RunResult;
import makespan.runtime.TaskFailedException;
import makespan.runtime.WorkStealingRuntime;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import org.jspecify.annotations.Nullable;

/** Runs graphs for a session, on a runtime that it keeps between runs. Used by one evaluation at a time. */
final class SessionRuns implements AutoCloseable {
    /** How long an interrupted run may take to wind down before its runtime is given up. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final double NANOS_PER_SECOND = 1e9;

    private final SessionHost host;
    private @Nullable WorkStealingRuntime runtime;
    private final PastRuns past = new PastRuns();
    private @Nullable RunResult latest;

    SessionRuns(SessionHost host) {
        this.host = host;
    }

    /** Returns the result of the latest run that the user asked for. */
    Optional<RunResult> latest() {
        return Optional.ofNullable(latest);
    }

    /** Returns the latest run of a graph that the user asked for. */
    Optional<RunAnalysis> latestOf(TaskGraph graph) {
        return past.of(graph);
    }

    /** Runs a graph under the host's eyes; failed and completed runs both return. */
    RunResult run(TaskGraph graph, int workers, FailurePolicy onFailure) throws InterruptedException {
        RunOptions options = RunOptions.defaults().withOnFailure(onFailure).withAttachment(host.outputOwner());
        Run run = runtime(workers).start(graph, options);
        RunMonitor monitor = host.runStarted(run);
        RunResult result;
        try {
            result = await(run);
        } finally {
            monitor.close();
        }
        keepValues(result);
        keepTimes(result);
        latest = result;
        past.remember(result);
        return result;
    }

    /**
     * Runs a graph for its values.
     *
     * @throws TaskFailedException if a task fails
     */
    void runQuietly(TaskGraph graph) {
        try {
            RunOptions options = RunOptions.defaults().withAttachment(host.outputOwner());
            RunResult result = await(runtime(host.defaultWorkers()).start(graph, options));
            keepValues(result);
            throwFailure(result);
        } catch (InterruptedException e) {
            throw Sneaky.raise(e);
        }
    }

    /** Throws what made a run fail, with the line of the cell that threw it. */
    static void throwFailure(RunResult result) {
        if (result.status() == RunResult.Status.FAILED) {
            throw TaskFailedException.of(
                    result, cause -> CellFrames.place(cause).orElse(null));
        }
        result.orThrow();
    }

    @Override
    public void close() {
        if (runtime != null) {
            runtime.close();
            runtime = null;
        }
    }

    private RunResult await(Run run) throws InterruptedException {
        try {
            return run.await();
        } catch (InterruptedException e) {
            run.cancel();
            if (!run.await(PATIENCE)) {
                runtime = null; // its threads are daemons; bodies that ignore the interrupt end in their own time
            }
            throw e;
        }
    }

    private WorkStealingRuntime runtime(int workers) {
        WorkStealingRuntime kept = runtime;
        if (kept == null || kept.workers() != workers) {
            close();
            kept = WorkStealingRuntime.withWorkers(workers);
            runtime = kept;
        }
        return kept;
    }

    private static void keepTimes(RunResult result) {
        for (TaskEvent event : result.trace().events()) {
            Declaration declaration = declaration(result.graph(), event.task());
            if (declaration != null && event.outcome() == Outcome.COMPLETED) {
                declaration.took(event.durationNanos() / NANOS_PER_SECOND);
            }
        }
    }

    /** Returns the declaration behind a task; null if the task was not declared in a session. */
    static @Nullable Declaration declaration(TaskGraph graph, int task) {
        return graph.body(task) instanceof ClosureBody body ? body.declaration() : null;
    }

    private static void keepValues(RunResult result) {
        for (Task task : result.graph().tasks()) {
            Declaration declaration = declaration(result.graph(), task.index());
            if (declaration != null && result.completed(task.index())) {
                declaration.complete(result.value(task.index()));
            }
        }
    }
}

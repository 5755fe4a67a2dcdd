package makespan.dsl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import makespan.analysis.RunAnalysis;
import makespan.device.Device;
import makespan.dsl.compile.CellFrames;
import makespan.graph.TaskGraph;
import makespan.runtime.Run;
import makespan.runtime.RunOptions;
import makespan.runtime.RunResult;
import makespan.runtime.TaskFailedException;
import makespan.runtime.WorkStealingRuntime;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import org.jspecify.annotations.Nullable;

/** Runs graphs for a session, several at once if evaluations ask for them. Safe for use by many threads. */
final class SessionRuns implements AutoCloseable {
    /** How long an interrupted run may take to wind down before its runtime is given up. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final double NANOS_PER_SECOND = 1e9;

    private final SessionHost host;
    private final Evaluations evaluations;
    private final SessionRuntimes runtimes = new SessionRuntimes();
    private final PastRuns past = new PastRuns();
    private final MeasuredTimes times;
    private volatile @Nullable RunResult latest;

    SessionRuns(SessionHost host, Evaluations evaluations) {
        this.host = host;
        this.evaluations = evaluations;
        this.times = new MeasuredTimes(host.timesFile(), host::warn);
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
    RunResult run(TaskGraph graph, RunRequest request) throws InterruptedException {
        RunResult result = result(graph, request, true);
        TaskScope.keepValues(result);
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
    RunResult runQuietly(TaskGraph graph) {
        try {
            RunResult result = result(graph, RunRequest.defaults(host), false);
            TaskScope.keepValues(result);
            throwFailure(result);
            return result;
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
        runtimes.close();
    }

    private RunResult result(TaskGraph graph, RunRequest request, boolean watched) throws InterruptedException {
        List<? extends Device> devices = RunDevices.of(request.platform(), graph);
        RunOptions options = RunOptions.defaults()
                .withOnFailure(request.onFailure())
                .withPlacement(request.placement())
                .withHistory(devices.isEmpty() ? null : times.history())
                .withAttachment(host.outputOwner());
        WorkStealingRuntime runtime = runtimes.lend(request.workers(), devices);
        Run run = start(runtime, graph, options);
        try {
            return watched ? awaitWatched(run) : run.await();
        } finally {
            if (!devices.isEmpty()) {
                times.keep();
            }
            if (!run.isDone()) {
                run.cancel();
                run.await(PATIENCE);
                TaskScope.keepValues(graph, run::completed, run::value);
            }
            evaluations.ended(run);
            if (run.isDone()) {
                runtimes.giveBack(runtime);
            } else {
                runtimes.giveUp(runtime);
            }
        }
    }

    /** @throws DeclarationException if a task can run on nothing that is here */
    private Run start(WorkStealingRuntime runtime, TaskGraph graph, RunOptions options) throws InterruptedException {
        try {
            return evaluations.start(() -> runtime.start(graph, options));
        } catch (IllegalArgumentException e) {
            runtimes.giveBack(runtime);
            throw new DeclarationException(e.getMessage() + Places.here());
        }
    }

    private RunResult awaitWatched(Run run) throws InterruptedException {
        RunMonitor monitor = host.runStarted(run);
        try {
            return run.await();
        } finally {
            monitor.close();
        }
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
        return graph.body(task) instanceof DeclaredBody body ? body.declaration() : null;
    }
}

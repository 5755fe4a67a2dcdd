package makespan.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import makespan.trace.SchedulerCounters;
import makespan.trace.Trace;
import org.jspecify.annotations.Nullable;

/** A run that is over: what every task yielded, and the trace. Immutable; the tasks' values live as long as it. */
public final class RunResult {
    /** How a run ended. */
    public enum Status {
        /** Every task completed. */
        COMPLETED,
        /** A task failed. */
        FAILED,
        /** The run was cancelled before every task had completed. */
        CANCELLED
    }

    private final TaskGraph graph;
    private final Status status;
    private final int workers;
    private final TaskStates states;
    private final TaskValues values;
    private final @Nullable TraceRecorder recorder;
    private final List<TaskFailure> failures;
    private final long beginNanos;
    private final SchedulerCounters counters;
    private final DeviceOutcome devices;
    private @Nullable Trace trace;

    RunResult(
            TaskGraph graph,
            Status status,
            int workers,
            TaskStates states,
            TaskValues values,
            @Nullable TraceRecorder recorder,
            List<TaskFailure> failures,
            long beginNanos,
            SchedulerCounters counters,
            DeviceOutcome devices) {
        this.graph = graph;
        this.status = status;
        this.workers = workers;
        this.states = states;
        this.values = values;
        this.recorder = recorder;
        this.failures = List.copyOf(failures);
        this.beginNanos = beginNanos;
        this.counters = counters;
        this.devices = devices;
    }

    /** Returns the graph that was run. */
    public TaskGraph graph() {
        return graph;
    }

    /** Returns how the run ended. */
    public Status status() {
        return status;
    }

    /** Returns the number of CPU workers of the runtime. */
    public int workers() {
        return workers;
    }

    /** Returns whether a task completed. */
    public boolean completed(int task) {
        return states.completed(task);
    }

    /**
     * Returns what a task yielded.
     *
     * @throws IllegalStateException if it did not complete; the message says why
     */
    public @Nullable Object value(int task) {
        if (!completed(task)) {
            throw new IllegalStateException("Task " + graph.task(task) + " has no value: " + whyNot(task));
        }
        return values.get(task);
    }

    private String whyNot(int task) {
        if (states.failed(task)) {
            return "it failed";
        }
        return states.cancelled(task) ? "it was cancelled" : "it was not run";
    }

    /**
     * Returns what the task of a name yielded.
     *
     * @throws IllegalStateException if it did not complete
     * @throws makespan.graph.TaskGraphException if there is no such task
     */
    public @Nullable Object value(String name) {
        return value(graph.task(name).index());
    }

    /** Returns the failures in the order in which they happened. */
    public List<TaskFailure> failures() {
        return failures;
    }

    /** Returns the tasks that were never started: dependants of failed tasks first, each part as declared. */
    public List<Task> notRun() {
        int[] failed =
                failures.stream().mapToInt(failure -> failure.task().index()).toArray();
        int[] dependants = graph.descendantsAndSelf(failed);
        IntStream others = IntStream.range(0, graph.size()).filter(task -> Arrays.binarySearch(dependants, task) < 0);
        return Stream.of(IntStream.of(dependants), others)
                .flatMapToInt(tasks -> tasks)
                .filter(task -> !states.started(task))
                .mapToObj(graph::task)
                .toList();
    }

    /**
     * Returns what happened when; time 0 is the moment the run began on the workers.
     *
     * @throws IllegalStateException if the run was not traced: see {@link RunOptions#traceLimit()}
     */
    public synchronized Trace trace() {
        Trace built = trace;
        if (built == null) {
            if (recorder == null) {
                throw new IllegalStateException("The run of graph '" + graph.name()
                        + "' was not traced, for its trace limit was 0; run it with a higher one");
            }
            built = recorder.toTrace(graph, states, beginNanos, counters, devices);
            trace = built;
        }
        return built;
    }

    /**
     * Returns this result if every task completed.
     *
     * @throws TaskFailedException if a task failed
     * @throws CancellationException if the run was cancelled
     */
    public RunResult orThrow() {
        return switch (status) {
            case COMPLETED -> this;
            case FAILED -> throw TaskFailedException.of(this, cause -> null);
            case CANCELLED ->
                throw new CancellationException("The run of graph '" + graph.name() + "' was cancelled; "
                        + notRun().size() + " of " + graph.size() + " tasks were not run");
        };
    }
}

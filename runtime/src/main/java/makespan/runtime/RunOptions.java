package makespan.runtime;

import java.util.Objects;
import makespan.schedule.PlacementRule;
import makespan.schedule.TimeHistory;
import org.jspecify.annotations.Nullable;

/**
 * How a graph is run.
 *
 * @param onFailure what the failure of a task means for the others
 * @param traceLimit how many tasks the trace may hold, 12 bytes each while the run lasts; 0 for no trace. When a run
 *     executes more, the trace holds the first ones of each worker and says how many it lacks
 * @param placement how tasks with several variants are placed
 * @param history the measured times that tell how long tasks take where, and that the run adds to; null for those of the
 *     runtime
 * @param attachment anything the caller wants to find again at {@link Run#attachment()}, such as where output belongs
 */
public record RunOptions(
        FailurePolicy onFailure,
        int traceLimit,
        PlacementRule placement,
        @Nullable TimeHistory history,
        @Nullable Object attachment) {
    /** The default limit of a trace: about four million tasks, 50 MB. */
    public static final int DEFAULT_TRACE_LIMIT = 1 << 22;

    private static final RunOptions DEFAULTS =
            new RunOptions(FailurePolicy.STOP, DEFAULT_TRACE_LIMIT, PlacementRule.EARLIEST_FINISH, null, null);

    public RunOptions {
        Objects.requireNonNull(onFailure);
        Objects.requireNonNull(placement);
        if (traceLimit < 0) {
            throw new IllegalArgumentException("traceLimit must be at least 0, but was " + traceLimit);
        }
    }

    /** Returns the defaults: a failure stops the run; {@link #DEFAULT_TRACE_LIMIT}; where a task ends first;
     * the runtime's history; no attachment. */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    public RunOptions withOnFailure(FailurePolicy newOnFailure) {
        return new RunOptions(newOnFailure, traceLimit, placement, history, attachment);
    }

    public RunOptions withTraceLimit(int newTraceLimit) {
        return new RunOptions(onFailure, newTraceLimit, placement, history, attachment);
    }

    public RunOptions withPlacement(PlacementRule newPlacement) {
        return new RunOptions(onFailure, traceLimit, newPlacement, history, attachment);
    }

    public RunOptions withHistory(@Nullable TimeHistory newHistory) {
        return new RunOptions(onFailure, traceLimit, placement, newHistory, attachment);
    }

    public RunOptions withAttachment(@Nullable Object newAttachment) {
        return new RunOptions(onFailure, traceLimit, placement, history, newAttachment);
    }
}

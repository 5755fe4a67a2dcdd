package makespan.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a graph is run.
 *
 * @param onFailure what the failure of a task means for the others
 * @param attachment anything the caller wants to find again at {@link Run#attachment()}, such as where output belongs
 */
public record RunOptions(FailurePolicy onFailure, @Nullable Object attachment) {
    private static final RunOptions DEFAULTS = new RunOptions(FailurePolicy.STOP, null);

    public RunOptions {
        Objects.requireNonNull(onFailure);
    }

    /** Returns the defaults: a failure stops the run; no attachment. */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    public RunOptions withOnFailure(FailurePolicy newOnFailure) {
        return new RunOptions(newOnFailure, attachment);
    }

    public RunOptions withAttachment(@Nullable Object newAttachment) {
        return new RunOptions(onFailure, newAttachment);
    }
}

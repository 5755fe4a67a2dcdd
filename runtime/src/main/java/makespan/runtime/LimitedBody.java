package makespan.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import makespan.graph.TaskBody;
import makespan.graph.TaskContext;
import org.jspecify.annotations.Nullable;

/** A body that fails, and is interrupted, when it takes longer than it may. */
final class LimitedBody implements TaskBody {
    private final TaskBody body;
    private final long limitNanos;

    LimitedBody(TaskBody body, long limitNanos) {
        this.body = body;
        this.limitNanos = limitNanos;
    }

    @Override
    public @Nullable Object run(TaskContext context) throws Exception {
        return Execution.of(context).runLimited(body, limitNanos);
    }

    /** Returns the failure of a body that took longer than it may. */
    static TimeoutException expired(long limitNanos) {
        return new TimeoutException("did not end within " + text(limitNanos));
    }

    private static String text(long nanos) {
        if (nanos % TimeUnit.SECONDS.toNanos(1) == 0) {
            return TimeUnit.NANOSECONDS.toSeconds(nanos) + " s";
        }
        return nanos % TimeUnit.MILLISECONDS.toNanos(1) == 0
                ? TimeUnit.NANOSECONDS.toMillis(nanos) + " ms"
                : nanos / 1000.0 + " µs";
    }
}

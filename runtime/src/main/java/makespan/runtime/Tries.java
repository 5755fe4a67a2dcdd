package makespan.runtime;

import java.util.HashMap;
import java.util.Map;

/**
 * What was spent on tasks in all runs of a runtime, and what of that was lost by trying ways that look slower. Safe for use by
 * many threads.
 */
final class Tries {
    /** Which part of all time may be lost. */
    static final double SHARE = 0.01;

    private final Map<Work, Spent> spent = new HashMap<>(); // guarded by this

    /** Tasks that are expected to take equally long, given the way in which they are done. */
    private record Work(String kind, long bytes) {}

    /** In nanoseconds. */
    private static final class Spent {
        private long all;
        private long lost;
    }

    /** Returns whether so much may be lost by a try. */
    synchronized boolean affords(PlacedTask task, long lossNanos) {
        Spent so = of(task);
        return so.lost + lossNanos <= SHARE * so.all;
    }

    /** Takes note of a try by which so much is expected to be lost. */
    synchronized void tried(PlacedTask task, long lossNanos) {
        of(task).lost += lossNanos;
    }

    /** Takes note of how long a task took, in whatever way. */
    synchronized void spent(PlacedTask task, long nanos) {
        of(task).all += nanos;
    }

    private Spent of(PlacedTask task) {
        return spent.computeIfAbsent(new Work(task.task().kind(), task.bytes()), any -> new Spent());
    }
}

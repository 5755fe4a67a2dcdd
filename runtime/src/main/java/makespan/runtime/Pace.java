package makespan.runtime;

import java.lang.ref.WeakReference;

/**
 * How fast tasks go by on one worker. It decides how much of its ready tasks a worker lets thieves see.
 *
 * <p>To publish costs an atomic operation when the worker takes the task back. With bodies of some microseconds that is
 * nothing, and all ready tasks are published, so that no worker is ever idle while a task waits. With bodies of some
 * nanoseconds it would cost more than they do; then half is published whenever thieves have taken all, and everything as soon as
 * a worker is idle, when the body that executes then is over.
 */
final class Pace {
    private static final long QUICK_NANOS = 1_000;
    private static final int QUICK_WINDOW = 128;
    private static final int WINDOW = 32;
    private static final long BATCH_NANOS = 10_000;
    private static final int LARGEST_BATCH = 1_024;

    private long windowStart;
    private boolean quick;
    private int batch = 1;
    private WeakReference<Object> last = new WeakReference<>(this); // not to keep a graph that nobody runs any more

    /** Begins a window after a pause: in the same mind as before if what is executed is the same. */
    void begin(Object executed) {
        if (last.get() != executed) {
            last = new WeakReference<>(executed);
            quick = false;
            batch = 1;
        }
        windowStart = System.nanoTime();
    }

    /** Returns after how many tasks to {@link #measure}. */
    int window() {
        return quick ? QUICK_WINDOW : WINDOW;
    }

    /** Ends a window, in which some tasks have ended on this worker, at least one, and begins the next. */
    void measure(int tasks) {
        long now = System.nanoTime();
        long nanos = now - windowStart;
        quick = nanos < tasks * QUICK_NANOS;
        batch = quick ? (int) Math.min(LARGEST_BATCH, Math.max(1, BATCH_NANOS * tasks / Math.max(1, nanos))) : 1;
        windowStart = now;
    }

    /** Returns whether tasks took less than a microsecond each of late. */
    boolean quick() {
        return quick;
    }

    /** Returns how many tasks would take about ten microseconds: 1 if they are not {@link #quick()}, at most 1,024. */
    int batch() {
        return batch;
    }
}

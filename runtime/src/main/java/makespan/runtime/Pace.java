package makespan.runtime;

/**
 * How fast tasks go by on one worker. It decides how much of its ready tasks a worker lets thieves see.
 *
 * <p>To publish costs a full fence when the worker takes the task back. With bodies of some microseconds that is nothing,
 * and all ready tasks are published, so that no worker is ever idle while a task waits. With bodies of some nanoseconds it
 * would cost more than they do; then half is published whenever thieves have taken all, and a task is hidden from them at
 * most while one body executes. A long body that follows many short ones hides tasks for its time, once: the next window
 * counts it in.
 */
final class Pace {
    /** After how many tasks to {@link #measure()}. */
    static final int WINDOW = 32;

    private static final long QUICK_NANOS = 1_000;

    private long windowStart;
    private boolean quick;

    /** Begins a window after a pause, in the same mind as before. */
    void begin() {
        windowStart = System.nanoTime();
    }

    /** Ends a window, in which {@link #WINDOW} tasks have ended on this worker, and begins the next; returns {@link #mask()}. */
    int measure() {
        long now = System.nanoTime();
        quick = now - windowStart < WINDOW * QUICK_NANOS;
        windowStart = now;
        return mask();
    }

    /** Returns 0 if this worker should offer tasks to thieves before each body, 2^k - 1 if before each 2^k-th. */
    int mask() {
        return quick ? 7 : 0;
    }

    /** Returns whether tasks took less than a microsecond each of late. */
    boolean quick() {
        return quick;
    }
}

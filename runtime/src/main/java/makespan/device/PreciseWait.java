package makespan.device;

import java.util.concurrent.locks.LockSupport;

/** Waits to the microsecond, where a sleeping thread wakes up later than that. */
final class PreciseWait {
    private static final long SPIN_NANOS = 100_000;

    private PreciseWait() {}

    /**
     * Returns at a time, as {@link System#nanoTime()} tells it.
     *
     * @throws InterruptedException if the thread is interrupted before
     */
    static void until(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted before the stated time was over");
            }
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            left = nanos - System.nanoTime();
        }
    }
}

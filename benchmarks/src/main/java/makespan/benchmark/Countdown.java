package makespan.benchmark;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Waits for many arrivals without one count that all threads fight over: arrivals are counted in groups, and the last
 * of a group counts for it. Reused run after run.
 */
final class Countdown {
    private static final int GROUP = 256;
    /** Groups' counts lie two cache lines apart. */
    private static final int STRIDE = 32;

    private final int arrivals;
    private final int groups;
    private final AtomicIntegerArray open;
    private final AtomicInteger openGroups = new AtomicInteger();
    private volatile CountDownLatch over = new CountDownLatch(0);

    Countdown(int arrivals) {
        this.arrivals = arrivals;
        groups = (arrivals + GROUP - 1) / GROUP;
        open = new AtomicIntegerArray(groups * STRIDE);
    }

    /** Expects all arrivals anew. Call when none is under way. */
    void begin() {
        for (int group = 0; group < groups; group++) {
            open.setPlain(group * STRIDE, Math.min(GROUP, arrivals - group * GROUP));
        }
        openGroups.set(groups);
        over = new CountDownLatch(groups == 0 ? 0 : 1);
    }

    /** Counts the {@code arrival}-th arrival, 0 to {@code arrivals - 1}, each once. */
    void arrive(int arrival) {
        if (open.decrementAndGet(arrival / GROUP * STRIDE) == 0 && openGroups.decrementAndGet() == 0) {
            over.countDown();
        }
    }

    void await() throws InterruptedException {
        over.await();
    }
}

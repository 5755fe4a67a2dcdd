package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Where workers sleep for want of work, and where they are woken. */
final class IdleWorkers {
    /*
     * No wake-up is lost, by Dekker's argument. A worker first says that it is about to sleep and then looks for work
     * once more; whoever adds work first adds it and then looks for sleepers:
     *
     *     worker                           producer
     *     announce: asleep[i] = 1,         add work
     *       sleepers++ (volatile)          signal: full fence,
     *     look for work                      read sleepers, asleep[i]
     *     sleep or retract
     *
     * All of these are volatile or stand behind the fence, so they have one total order, in which one of the two comes
     * second and sees the other. A release or acquire would not do: both sides store and then load another word, which
     * even x86 reorders. "Look for work" reads volatile for the same reason.
     *
     * asleep[i] goes from 1 to 0 by compare-and-set: by the producer that wakes worker i, which then also counts the
     * sleeper off, or by the worker itself when it found work. So a producer's signal wakes a worker that sleeps as long
     * as there is one, and sleepers never counts a worker that is on its way. One signal wakes one worker; a worker that
     * got work and sees more passes the signal on, so a batch needs but one.
     *
     * sleepers is only a shortcut for producers: it is raised after asleep[i], and the worker looks for work after both.
     * threads[i] is written before asleep[i] and read after the compare-and-set that saw it. A worker woken for no reason
     * may be gone and another thread in its place by then, who gets the permit and takes it for one more such wake-up.
     */
    private static final VarHandle ASLEEP = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle SLEEPERS;
    private static final VarHandle IDLE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SLEEPERS = lookup.findVarHandle(IdleWorkers.class, "sleepers", int.class);
            IDLE = lookup.findVarHandle(IdleWorkers.class, "idle", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int[] asleep;
    private final @Nullable Thread[] threads;
    private volatile int sleepers;
    private volatile int idle;

    IdleWorkers(int workers) {
        idle = workers;
        asleep = new int[workers];
        threads = new @Nullable Thread[workers];
    }

    /** Says that the calling worker is about to sleep. It then looks for work, and either retracts or sleeps. */
    void announce(int worker) {
        threads[worker] = Thread.currentThread();
        ASLEEP.setVolatile(asleep, worker, 1);
        SLEEPERS.getAndAdd(this, 1);
    }

    /** Takes the announcement back. */
    void retract(int worker) {
        if (ASLEEP.compareAndSet(asleep, worker, 1, 0)) {
            SLEEPERS.getAndAdd(this, -1);
        }
    }

    /** Sleeps until a signal that came after the announcement. */
    void sleep(int worker) {
        while ((int) ASLEEP.getVolatile(asleep, worker) == 1) {
            LockSupport.park(this);
            forgetInterrupt();
        }
    }

    /** Wakes a sleeper, if there is one. Call after work was added. */
    void signal() {
        VarHandle.fullFence(); // pairs with the volatile accesses in announce
        if (sleepers != 0) {
            wakeOne();
        }
    }

    /** Wakes all sleepers. Call after what they wait for came true. */
    void signalAll() {
        VarHandle.fullFence();
        while (wakeOne()) {
            // the next one
        }
    }

    /** Counts a worker as idle, awake or asleep, that was busy. */
    void idle() {
        IDLE.getAndAdd(this, 1);
    }

    /** Counts a worker as busy that was idle. */
    void busy() {
        IDLE.getAndAdd(this, -1);
    }

    /** Returns whether any worker is idle, for a rough decision. */
    boolean any() {
        return idle != 0;
    }

    /** Returns how many workers are idle, awake or asleep, for a rough decision. */
    int count() {
        return idle;
    }

    /**
     * Returns how many workers sleep or are about to. After a volatile write of what was added, 0 says that nobody has to be
     * woken for it: whoever announces later looks for work later, and sees it.
     */
    int sleepers() {
        return sleepers;
    }

    /** No run is interested in one that arrives here; left set, it would make park return at once. */
    @SuppressWarnings("ReturnValueIgnored") // only the clearing matters
    private static void forgetInterrupt() {
        Thread.interrupted();
    }

    private boolean wakeOne() {
        for (int worker = 0; worker < asleep.length; worker++) {
            if ((int) ASLEEP.getVolatile(asleep, worker) == 1 && ASLEEP.compareAndSet(asleep, worker, 1, 0)) {
                SLEEPERS.getAndAdd(this, -1);
                LockSupport.unpark(threads[worker]);
                return true;
            }
        }
        return false;
    }
}

package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** What one worker counts in one run, and what others want of it. */
final class WorkerShare extends PaddingAfterCalled {
    /*
     * The counts are written by the worker alone and read by anyone for a rough figure: opaque, so that no update is held
     * back for ever, and no more. When the run is over, ended and steals are exact: the worker's token orders them.
     *
     * called is set by others and taken back by the worker, who looks at it after each body. It has cache lines to itself,
     * since others look at it too. It is volatile: the worker takes it back and then looks for what it was called for;
     * others first change that and then call. So one of the two comes second and sees the other, or the call stands.
     */
    private static final VarHandle ENDED;
    private static final VarHandle STEALS;
    private static final VarHandle PARKS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            ENDED = lookup.findVarHandle(WorkerShare.class, "ended", int.class);
            STEALS = lookup.findVarHandle(WorkerShare.class, "steals", long.class);
            PARKS = lookup.findVarHandle(WorkerShare.class, "parks", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("UnusedVariable") // read through ENDED
    private int ended;

    private long steals;
    private long parks;

    /** Has the worker look, after the body that it executes now, whether the run is {@link RunState#alerted} or anyone idle. */
    void call() {
        if (!called) {
            called = true;
        }
    }

    /** Returns whether the worker was called. */
    boolean called() {
        return called;
    }

    /** Takes the call back; what it was for is looked at afterwards. For the worker. */
    void answer() {
        called = false;
    }

    /** Notes how many tasks have ended here, however they ended. */
    void ended(int now) {
        ENDED.setOpaque(this, now);
    }

    void countSteal() {
        STEALS.setOpaque(this, steals + 1);
    }

    void countPark() {
        PARKS.setOpaque(this, parks + 1);
    }

    int ended() {
        return (int) ENDED.getOpaque(this);
    }

    long steals() {
        return (long) STEALS.getOpaque(this);
    }

    long parks() {
        return (long) PARKS.getOpaque(this);
    }
}

abstract class Called extends Padding {
    volatile boolean called;
}

abstract class PaddingAfterCalled extends Called {
    long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, bA, bB, bC, bD, bE, bF;
}

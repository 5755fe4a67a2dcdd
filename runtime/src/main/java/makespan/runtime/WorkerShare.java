package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** What one worker counts in one run. */
final class WorkerShare extends Padding {
    /*
     * The counts are written by the worker alone and read by anyone for a rough figure, or for the exact one when the
     * run is over: opaque, so that no update is held back for ever, and no more.
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

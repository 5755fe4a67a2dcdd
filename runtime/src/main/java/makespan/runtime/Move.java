package makespan.runtime;

import java.util.ArrayList;
import java.util.List;
import makespan.device.DeviceMemory;
import makespan.trace.Transfer;

/** A copy of data on its way from one memory to another. Guarded by the monitor of {@link Placements}, but for the copying. */
final class Move {
    /** Who waits until data have arrived. */
    interface Waiter {
        /** Returns whether it still waits: a task may have been placed elsewhere meanwhile. */
        boolean waits();

        /** Goes on; called within the monitor. */
        void arrived();

        /** Gives up; called within the monitor. */
        void failed(Throwable cause);
    }

    private final Copy from;
    private final Copy to;
    private final Transfer.Purpose purpose;
    private final int task;
    private final int version;
    private final long begunNanos;
    private final long expectedEndNanos;
    private final List<Waiter> waiters = new ArrayList<>();

    Move(Copy from, Copy to, Transfer.Purpose purpose, int task, long nowNanos) {
        this.from = from;
        this.to = to;
        this.purpose = purpose;
        this.task = task;
        version = from.copies().version();
        begunNanos = nowNanos;
        expectedEndNanos =
                nowNanos + Routes.nanos(from.space(), to.space(), from.data().bytes());
    }

    Copy from() {
        return from;
    }

    Copy to() {
        return to;
    }

    Transfer.Purpose purpose() {
        return purpose;
    }

    int task() {
        return task;
    }

    /** Returns whether nobody has begun to write the data since this began: what arrives is valid. */
    boolean upToDate() {
        return version == from.copies().version();
    }

    /**
     * Takes note that it is over: who reckons with this way the next time reckons with what it took beyond the copying. What
     * is brought home at the end of a run does not count, since it waits for its like.
     */
    void measured(long nowNanos) {
        if (purpose != Transfer.Purpose.FETCH) {
            return;
        }
        long stated = Routes.statedNanos(from.space(), to.space(), from.data().bytes());
        to.space().addOverhead(from.space(), nowNanos - begunNanos - stated);
    }

    long expectedEndNanos() {
        return expectedEndNanos;
    }

    List<Waiter> waiters() {
        return waiters;
    }

    /** Copies, on the calling thread and outside the monitor; both buffers are pinned. */
    void perform() throws InterruptedException {
        DeviceMemory source = from.space().memory();
        DeviceMemory target = to.space().memory();
        if (from.space().isHome()) {
            target.copyIn(from.buffer(), to.buffer());
        } else if (to.space().isHome()) {
            source.copyOut(from.buffer(), to.buffer());
        } else {
            target.copyFrom(source, from.buffer(), to.buffer());
        }
    }
}

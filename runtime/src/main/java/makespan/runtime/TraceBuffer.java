package makespan.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * What one lane did in one run, in the order of time: which task ended when. A task began when the one before it ended,
 * or at the mark before it. Written by the thread that serves the lane; read when the run is over.
 */
final class TraceBuffer {
    /** Stands for a task in an entry that says: what comes next began here. */
    static final int MARK = -1;

    private static final int FIRST_CHUNK = 256;
    private static final int LARGEST_CHUNK = 1 << 16;

    private final TraceBudget budget;
    private final List<Chunk> chunks = new ArrayList<>();
    private int[] tasks = {};
    private long[] nanos = {};
    private int filled;
    private long last;
    private int dropped;

    TraceBuffer(TraceBudget budget) {
        this.budget = budget;
    }

    /** Entries that follow each other. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Chunk(int[] tasks, long[] nanos, int length) {}

    /** Notes that the lane was idle until now. */
    void mark() {
        last = System.nanoTime();
        if (filled > 0 && tasks[filled - 1] == MARK) {
            nanos[filled - 1] = last;
        } else {
            add(MARK, last);
        }
    }

    /** Notes that a task ended just now; returns the time. */
    long ended(int task) {
        long now = System.nanoTime();
        last = now;
        add(task, now);
        return now;
    }

    /** Returns when the last entry was made: the start of what the lane does now. */
    long last() {
        return last;
    }

    /** Returns how many tasks could not be noted. */
    int dropped() {
        return dropped;
    }

    /** Returns all entries. */
    List<Chunk> chunks() {
        List<Chunk> all = new ArrayList<>(chunks);
        all.add(new Chunk(tasks, nanos, filled));
        return all;
    }

    private void add(int task, long now) {
        if (filled == tasks.length && !extend()) {
            dropped += task == MARK ? 0 : 1;
            return;
        }
        tasks[filled] = task;
        nanos[filled] = now;
        filled++;
    }

    private boolean extend() {
        int granted = budget.take(Math.max(FIRST_CHUNK, Math.min(2 * tasks.length, LARGEST_CHUNK)));
        if (granted == 0) {
            return false;
        }
        if (filled > 0) {
            chunks.add(new Chunk(tasks, nanos, filled));
        }
        tasks = new int[granted];
        nanos = new long[granted];
        filled = 0;
        return true;
    }
}

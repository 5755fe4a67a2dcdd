package makespan.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** The tasks of one level that wait for nothing. Workers take them in batches, in the order of declaration. */
final class Roots {
    /*
     * All tasks below next were taken, each by the one thread whose exchange moved next beyond it. The tasks themselves
     * never change. The volatile read in isEmpty is one that IdleWorkers relies on.
     */
    private final int[] tasks;
    private final AtomicInteger next = new AtomicInteger();

    /** @param tasks not copied, never written */
    Roots(int[] tasks) {
        this.tasks = tasks;
    }

    boolean isEmpty() {
        return next.get() >= tasks.length;
    }

    /**
     * Takes the next tasks, at least one if there is one: at most a limit, and at most a fair share of what is left.
     *
     * @return the first one's position in the low half, how many in the high half; 0 if there is none
     */
    long take(int limit, int takers) {
        while (true) {
            int first = next.get();
            int left = tasks.length - first;
            if (left <= 0) {
                return 0;
            }
            int count = Math.min(limit, Math.max(1, left / (4 * takers))); // batches shrink towards the end
            if (next.compareAndSet(first, first + count)) {
                return (long) count << 32 | first;
            }
        }
    }

    int task(int position) {
        return tasks[position];
    }

    /** Returns whether a batch was the last one. */
    boolean isLast(int position, int count) {
        return position + count == tasks.length;
    }

    /** Leaves nothing to take; returns whether there was something. */
    boolean close() {
        return next.getAndSet(tasks.length) < tasks.length;
    }
}

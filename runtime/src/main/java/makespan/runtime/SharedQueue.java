package makespan.runtime;

import java.util.Arrays;

/** Tasks that became ready on a thread that serves no worker. Workers take them in batches. */
final class SharedQueue {
    /*
     * One lock guards all fields. The size is volatile as well, so that workers can look for work without the lock;
     * they must see an element that was added before they fell asleep (see IdleWorkers), hence no weaker mode.
     */
    private final Fifo[] levels;
    private volatile int size;
    private boolean closed;

    SharedQueue(int levelCount) {
        levels = new Fifo[levelCount];
        Arrays.setAll(levels, level -> new Fifo());
    }

    /** Adds a task; returns false if the queue was closed before. */
    synchronized boolean add(int level, int task) {
        if (closed) {
            return false;
        }
        levels[level].add(task);
        size = size + 1;
        return true;
    }

    /**
     * Moves the oldest tasks of a level into a batch, at most {@code limit} and at most a fair share of what there is.
     *
     * @return how many
     */
    synchronized int take(int level, int[] batch, int takers) {
        Fifo fifo = levels[level];
        int share = Math.max(1, fifo.size / (2 * takers)); // guided self-scheduling: batches shrink towards the end
        int count = Math.min(Math.min(fifo.size, share), batch.length);
        for (int i = 0; i < count; i++) {
            batch[i] = fifo.poll();
        }
        size = size - count;
        return count;
    }

    /** Drops all tasks and takes no more; returns how many were dropped. */
    synchronized int close() {
        int dropped = size;
        closed = true;
        size = 0;
        for (Fifo level : levels) {
            level.clear(); // no new one, for which there may be no memory
        }
        return dropped;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** A circular queue over an array that it replaces when full. */
    private static final class Fifo {
        private int[] elements = {};
        private int head;
        private int size;

        void add(int task) {
            if (size == elements.length) {
                unroll();
            }
            int tail = head + size;
            elements[tail < elements.length ? tail : tail - elements.length] = task;
            size++;
        }

        int poll() {
            int task = elements[head];
            head = head + 1 < elements.length ? head + 1 : 0;
            size--;
            return task;
        }

        void clear() {
            head = 0;
            size = 0;
        }

        private void unroll() {
            int[] larger = new int[Math.max(16, 2 * size)];
            for (int i = 0, n = size; i < n; i++) {
                larger[i] = elements[(head + i) % elements.length];
            }
            elements = larger;
            head = 0;
        }
    }
}

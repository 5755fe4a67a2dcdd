package makespan.schedule;

import java.util.Arrays;

/**
 * Pairs of numbers of which the lowest comes out first: that of the lowest key, among equal keys that of the lowest
 * value. A heap of four children per node in two flat arrays: half as deep as a binary one, and the children of a node
 * stand in one cache line or two.
 */
public final class TaskHeap {
    private static final int CHILDREN = 4;

    private long[] keys = new long[16];
    private long[] values = new long[16];
    private int size;

    /** Returns whether there is no pair. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Adds a pair. */
    public void add(long key, long value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) / CHILDREN;
            if (!comesBefore(key, value, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        keys[at] = key;
        values[at] = value;
    }

    /** Returns the lowest key; there must be one. */
    public long key() {
        return keys[0];
    }

    /** Takes out the lowest pair, of which there must be one, and returns its value. */
    public long poll() {
        long lowest = values[0];
        long key = keys[--size];
        long value = values[size];
        int at = 0;
        for (int child = lowestChild(at); child < size && !comesBefore(key, value, child); child = lowestChild(at)) {
            move(child, at);
            at = child;
        }
        keys[at] = key;
        values[at] = value;
        return lowest;
    }

    /** Returns the lowest child of a node, or a number past the end if it has none. */
    private int lowestChild(int at) {
        int first = CHILDREN * at + 1;
        int lowest = first;
        for (int child = first + 1; child < Math.min(first + CHILDREN, size); child++) {
            if (comesBefore(keys[child], values[child], lowest)) {
                lowest = child;
            }
        }
        return lowest;
    }

    private boolean comesBefore(long key, long value, int at) {
        return key < keys[at] || (key == keys[at] && value < values[at]);
    }

    private void move(int from, int to) {
        keys[to] = keys[from];
        values[to] = values[from];
    }
}

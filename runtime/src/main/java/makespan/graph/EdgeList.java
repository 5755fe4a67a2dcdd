package makespan.graph;

import java.util.ArrayList;
import java.util.List;

/** Edges gathered one by one, in chunks, so that growth copies nothing. Not safe for concurrent use. */
final class EdgeList {
    private static final int FIRST_CHUNK = 32;
    private static final int LARGEST_CHUNK = 1 << 16;

    /** Each edge takes two neighbouring places: the task before, the task after. */
    private final List<int[]> full = new ArrayList<>();

    private int[] last = new int[FIRST_CHUNK];
    private int used;
    private long size;

    void add(int before, int after) {
        if (used == last.length) {
            full.add(last);
            last = new int[Math.min(2 * last.length, LARGEST_CHUNK)];
            used = 0;
        }
        last[used++] = before;
        last[used++] = after;
        size++;
    }

    long size() {
        return size;
    }

    /** Adds to the number at each task how many edges lead to it. */
    void countInto(int[] counts) {
        full.forEach(chunk -> countInto(counts, chunk, chunk.length));
        countInto(counts, last, used);
    }

    private static void countInto(int[] counts, int[] chunk, int length) {
        for (int at = 1; at < length; at += 2) {
            counts[chunk[at]]++;
        }
    }

    /**
     * Puts the task before each edge among the members of the task after it, the last edge first: each goes to the place
     * below the end of its list, which moves down with it.
     */
    void placeInto(int[] ends, int[] members) {
        placeInto(ends, members, last, used);
        for (int i = full.size() - 1; i >= 0; i--) {
            placeInto(ends, members, full.get(i), full.get(i).length);
        }
    }

    private static void placeInto(int[] ends, int[] members, int[] chunk, int length) {
        for (int at = length - 1; at > 0; at -= 2) {
            members[--ends[chunk[at]]] = chunk[at - 1];
        }
    }

    /** Forgets all edges. */
    void clear() {
        full.clear();
        last = new int[FIRST_CHUNK];
        used = 0;
        size = 0;
    }
}

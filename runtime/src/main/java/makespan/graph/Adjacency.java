package makespan.graph;

import java.util.Arrays;
import java.util.Objects;

/** For each task a list of tasks; the lists stand one after the other in one array. Immutable. */
final class Adjacency {
    private static final Adjacency EMPTY = new Adjacency(new int[0], new int[0]);

    /** Where the list of each task begins, and where the last one ends; nothing if all lists are empty. */
    private final int[] offsets;

    private final int[] members;

    private Adjacency(int[] offsets, int[] members) {
        this.offsets = offsets;
        this.members = members;
    }

    /** Returns for each task the tasks before it, in the order in which the edges were added. */
    static Adjacency before(int tasks, EdgeList... edges) {
        int[] offsets = new int[tasks + 1];
        long total = 0;
        for (EdgeList list : edges) {
            list.countInto(offsets);
            total += list.size();
        }
        if (total == 0) {
            return EMPTY;
        }
        int[] members = new int[Math.toIntExact(total)];
        Arrays.parallelPrefix(offsets, Integer::sum);
        for (int i = edges.length - 1; i >= 0; i--) {
            edges[i].placeInto(offsets, members);
        }
        return new Adjacency(offsets, members);
    }

    /** Returns these lists in ascending order and without what they hold twice; itself if they are so already. */
    Adjacency ascending() {
        return ascends() ? this : sorted(offsets.clone(), members.clone());
    }

    private boolean ascends() {
        for (int task = 0; task < offsets.length - 1; task++) {
            if (!ascends(members, offsets[task], offsets[task + 1])) {
                return false;
            }
        }
        return true;
    }

    private static boolean ascends(int[] members, int from, int to) {
        for (int at = from + 1; at < to; at++) {
            if (members[at - 1] >= members[at]) {
                return false;
            }
        }
        return true;
    }

    /** Sorts in place: what is kept moves towards the front and never overtakes what is read. */
    private static Adjacency sorted(int[] offsets, int[] members) {
        int kept = 0;
        int from = 0;
        for (int task = 0; task < offsets.length - 1; task++) {
            int to = offsets[task + 1];
            if (!ascends(members, from, to)) {
                Arrays.sort(members, from, to);
            }
            offsets[task] = kept;
            for (int at = from; at < to; at++) {
                if (at == from || members[at] != members[kept - 1]) {
                    members[kept++] = members[at];
                }
            }
            from = to;
        }
        offsets[offsets.length - 1] = kept;
        return new Adjacency(offsets, kept == members.length ? members : Arrays.copyOf(members, kept));
    }

    /** Returns for each task the tasks in whose lists it is, ascending. */
    Adjacency transposed() {
        if (members.length == 0) {
            return EMPTY;
        }
        int[] ends = new int[offsets.length];
        for (int member : members) {
            ends[member]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] placed = new int[members.length];
        for (int task = offsets.length - 2; task >= 0; task--) {
            for (int at = offsets[task]; at < offsets[task + 1]; at++) {
                placed[--ends[members[at]]] = task;
            }
        }
        return new Adjacency(ends, placed);
    }

    /** Returns whether every list holds only tasks lower than the one that it belongs to. */
    boolean pointsDown() {
        for (int task = 0; task < offsets.length - 1; task++) {
            for (int at = offsets[task]; at < offsets[task + 1]; at++) {
                if (members[at] >= task) {
                    return false;
                }
            }
        }
        return true;
    }

    boolean sameAs(Adjacency other) {
        return Arrays.equals(offsets, other.offsets) && Arrays.equals(members, other.members);
    }

    /** Returns the length of all lists together. */
    int total() {
        return members.length;
    }

    int count(int task) {
        return offsets.length == 0 ? 0 : offsets[task + 1] - offsets[task];
    }

    int at(int task, int k) {
        return members[Objects.checkIndex(k, count(task)) + offsets[task]];
    }

    int[] copy(int task) {
        return offsets.length == 0 ? members : Arrays.copyOfRange(members, offsets[task], offsets[task + 1]);
    }
}

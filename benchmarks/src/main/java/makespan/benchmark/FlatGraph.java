package makespan.benchmark;

import java.util.stream.IntStream;

/**
 * The graph that every contestant is given: tasks 0 to n - 1 and their edges in flat arrays. The arrays are shared, not
 * copied, and nobody writes to them.
 */
final class FlatGraph {
    private final int[] successorOffsets;
    private final int[] successors;
    private final int[] predecessorOffsets;
    private final int[] predecessors;

    private FlatGraph(int[] successorOffsets, int[] successors, int[] predecessorOffsets, int[] predecessors) {
        this.successorOffsets = successorOffsets;
        this.successors = successors;
        this.predecessorOffsets = predecessorOffsets;
        this.predecessors = predecessors;
    }

    /** Returns the graph of {@code tasks} tasks with an edge from {@code before[k]} to {@code after[k]} for every k. */
    static FlatGraph of(int tasks, int[] before, int[] after) {
        int[] successorOffsets = offsets(tasks, before);
        int[] predecessorOffsets = offsets(tasks, after);
        return new FlatGraph(
                successorOffsets,
                grouped(successorOffsets, before, after),
                predecessorOffsets,
                grouped(predecessorOffsets, after, before));
    }

    private static int[] offsets(int tasks, int[] ends) {
        int[] offsets = new int[tasks + 1];
        for (int end : ends) {
            offsets[end + 1]++;
        }
        for (int task = 0; task < tasks; task++) {
            offsets[task + 1] += offsets[task];
        }
        return offsets;
    }

    private static int[] grouped(int[] offsets, int[] from, int[] to) {
        int[] filled = offsets.clone();
        int[] grouped = new int[to.length];
        for (int k = 0; k < to.length; k++) {
            grouped[filled[from[k]]++] = to[k];
        }
        return grouped;
    }

    int size() {
        return successorOffsets.length - 1;
    }

    int edgeCount() {
        return successors.length;
    }

    int successorCount(int task) {
        return successorOffsets[task + 1] - successorOffsets[task];
    }

    int successor(int task, int k) {
        return successors[successorOffsets[task] + k];
    }

    int predecessorCount(int task) {
        return predecessorOffsets[task + 1] - predecessorOffsets[task];
    }

    int predecessor(int task, int k) {
        return predecessors[predecessorOffsets[task] + k];
    }

    /** Returns the tasks that wait for none, ascending. */
    int[] roots() {
        return IntStream.range(0, size())
                .filter(task -> predecessorCount(task) == 0)
                .toArray();
    }

    /** Returns the number of tasks that none waits for. */
    int sinkCount() {
        return (int) IntStream.range(0, size())
                .filter(task -> successorCount(task) == 0)
                .count();
    }

    /** Returns an order in which every task comes after its predecessors, level by level. */
    int[] topologicalOrder() {
        int[] open = new int[size()];
        int[] order = new int[size()];
        int found = 0;
        for (int task = 0; task < open.length; task++) {
            open[task] = predecessorCount(task);
            if (open[task] == 0) {
                order[found++] = task;
            }
        }
        for (int at = 0; at < found; at++) {
            for (int k = 0; k < successorCount(order[at]); k++) {
                int next = successor(order[at], k);
                if (--open[next] == 0) {
                    order[found++] = next;
                }
            }
        }
        return order;
    }

    /** Returns a number that differs, but for chance, where a task or an edge does: FNV-1a over degrees and edges. */
    int fingerprint() {
        int hash = 0x811c9dc5;
        for (int task = 0; task < size(); task++) {
            hash = (hash ^ successorCount(task)) * 0x01000193;
            for (int k = 0; k < successorCount(task); k++) {
                hash = (hash ^ successor(task, k)) * 0x01000193;
            }
        }
        return hash;
    }
}

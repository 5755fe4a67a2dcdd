package makespan.format;

import makespan.graph.TaskGraph;

/** The data that go along the edges of a graph, summed up piece by piece. */
final class EdgeBytes {
    private final TaskGraph graph;
    private final long[][] rows;
    private long total;

    EdgeBytes(TaskGraph graph) {
        this.graph = graph;
        rows = new long[graph.size()][];
        for (int task = 0; task < rows.length; task++) {
            rows[task] = new long[graph.successorCount(task)];
        }
    }

    /**
     * Adds data to an edge; does nothing if there is no such edge.
     *
     * @return false, and nothing is added, if all edges together would have more than {@link Long#MAX_VALUE} bytes
     */
    boolean add(int task, int next, long bytes) {
        int k = successor(task, next);
        if (k < 0) {
            return true;
        }
        if (bytes > Long.MAX_VALUE - total) {
            return false;
        }
        rows[task][k] += bytes;
        total += bytes;
        return true;
    }

    /** Takes all data off an edge. */
    void clear(int task, int next) {
        int k = successor(task, next);
        total -= rows[task][k];
        rows[task][k] = 0;
    }

    /** Returns the sums, for each task in the order of its successors; not copied. */
    long[][] rows() {
        return rows;
    }

    /** Returns the place of a task among the successors of another, negative if it is none. */
    private int successor(int task, int next) {
        int low = 0;
        int high = graph.successorCount(task) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = graph.successor(task, middle);
            if (found == next) {
                return middle;
            } else if (found < next) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}

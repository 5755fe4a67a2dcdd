package makespan.graph;

import java.util.Arrays;

/** The tasks that are reached from some over a graph's edges. */
final class Closure {
    private final Adjacency edges;
    private final boolean[] seen;
    private int[] open = new int[16];
    private int openCount;
    private int found;

    private Closure(int tasks, Adjacency edges) {
        this.edges = edges;
        seen = new boolean[tasks];
    }

    /** Returns the given tasks and all that are reached from them, ascending. */
    static int[] of(int tasks, Adjacency edges, int[] starts) {
        Closure closure = new Closure(tasks, edges);
        for (int start : starts) {
            closure.reach(start);
        }
        closure.follow();
        return closure.members();
    }

    private void follow() {
        while (openCount > 0) {
            int task = open[--openCount];
            for (int k = 0; k < edges.count(task); k++) {
                reach(edges.at(task, k));
            }
        }
    }

    private void reach(int task) {
        if (seen[task]) {
            return;
        }
        seen[task] = true;
        found++;
        if (openCount == open.length) {
            open = Arrays.copyOf(open, 2 * openCount);
        }
        open[openCount++] = task;
    }

    private int[] members() {
        int[] members = new int[found];
        int at = 0;
        for (int task = 0; at < found; task++) {
            if (seen[task]) {
                members[at++] = task;
            }
        }
        return members;
    }
}

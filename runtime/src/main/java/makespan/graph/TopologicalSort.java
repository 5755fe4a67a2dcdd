package makespan.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Kahn's algorithm (Communications of the ACM 5(11), 1962), the lowest ready index first. Where every edge leads to a
 * higher index that order is the one of declaration, and nothing is computed.
 */
final class TopologicalSort {
    private final Adjacency predecessors;
    private final int @Nullable [] order;
    private final int[] cycle;

    TopologicalSort(int tasks, Adjacency predecessors, Adjacency successors) {
        this.predecessors = predecessors;
        if (predecessors.pointsDown()) {
            order = null;
            cycle = new int[0];
            return;
        }
        int[] open = new int[tasks];
        Arrays.setAll(open, predecessors::count);
        int[] sorted = new int[tasks];
        boolean complete = sort(open, sorted, successors) == tasks;
        order = sorted;
        cycle = complete ? new int[0] : findCycle(open);
    }

    /** Returns the tasks in order; null if that is the order of their indices. */
    int @Nullable [] order() {
        return order;
    }

    /** Returns the tasks along a cycle, the lowest first, each before its successor; empty if there is none. */
    int[] cycle() {
        return cycle;
    }

    private static int sort(int[] open, int[] order, Adjacency successors) {
        IntHeap ready = new IntHeap();
        for (int task = 0; task < open.length; task++) {
            if (open[task] == 0) {
                ready.add(task);
            }
        }
        int sorted = 0;
        while (!ready.isEmpty()) {
            int task = ready.poll();
            order[sorted++] = task;
            for (int k = 0; k < successors.count(task); k++) {
                int next = successors.at(task, k);
                if (--open[next] == 0) {
                    ready.add(next);
                }
            }
        }
        return sorted;
    }

    /** Walks backwards from the first unsorted task over unsorted predecessors until a task repeats. */
    private int[] findCycle(int[] open) {
        int task = 0;
        while (open[task] == 0) {
            task++;
        }
        int[] step = new int[open.length];
        int steps = 0;
        while (step[task] == 0) {
            step[task] = ++steps;
            task = openPredecessor(open, task);
        }
        int[] backwards = new int[steps - step[task] + 1];
        for (int i = 0; i < backwards.length; i++) {
            backwards[i] = task;
            task = openPredecessor(open, task);
        }
        return fromLowest(backwards);
    }

    private int openPredecessor(int[] open, int task) {
        int k = 0;
        while (open[predecessors.at(task, k)] == 0) {
            k++;
        }
        return predecessors.at(task, k);
    }

    private static int[] fromLowest(int[] backwards) {
        int lowest = 0;
        for (int i = 1; i < backwards.length; i++) {
            lowest = backwards[i] < backwards[lowest] ? i : lowest;
        }
        int[] forwards = new int[backwards.length];
        for (int i = 0; i < forwards.length; i++) {
            forwards[i] = backwards[Math.floorMod(lowest - i, forwards.length)];
        }
        return forwards;
    }
}

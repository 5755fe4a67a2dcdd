package makespan.schedule;

import java.util.Comparator;
import java.util.PriorityQueue;
import makespan.graph.TaskGraph;

/** The tasks of a graph, handed out one at a time: always the first in an order of those whose predecessors were. */
final class ReadyTasks {
    private final TaskGraph graph;
    private final int[] open;
    private final PriorityQueue<Integer> queue;

    ReadyTasks(TaskGraph graph, Comparator<Integer> order) {
        this.graph = graph;
        open = new int[graph.size()];
        queue = new PriorityQueue<>(order);
        for (int task = 0; task < open.length; task++) {
            open[task] = graph.predecessorCount(task);
            if (open[task] == 0) {
                queue.add(task);
            }
        }
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    int take() {
        int task = queue.remove();
        for (int k = 0; k < graph.successorCount(task); k++) {
            int next = graph.successor(task, k);
            if (--open[next] == 0) {
                queue.add(next);
            }
        }
        return task;
    }
}

package makespan.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import makespan.graph.TaskGraph;
import makespan.simulate.Levels;

/**
 * How much shorter the span were if a task took no time: Devaux, "Total Project Control", Wiley 1999. A task that is not on
 * every longest path has none. Ignores the number of workers. All times in seconds.
 */
public final class Drag {
    /*
     * The longest path that avoids a task crosses the task's place in a topological order: by an edge from a task before to
     * one behind it, or it ends before or begins behind. One sweep over the order keeps the edges that cross the place it is
     * at, the one with the longest path first: O((V + E) log E) for all tasks.
     */
    private static final double TOLERANCE = 1e-9;

    private record Crossing(double longest, int last) {}

    private Drag() {}

    /**
     * Returns the drag of every task, 0 to its time.
     *
     * @param seconds time of each task, finite and at least 0
     */
    public static double[] of(TaskGraph graph, double[] seconds) {
        double[] bottom = Levels.bottom(graph, seconds);
        double[] top = Levels.top(graph, seconds);
        double span = Arrays.stream(bottom).max().orElse(0);
        int[] order = graph.topologicalOrder();
        int[] place = new int[order.length];
        double[] beginsBehind = new double[order.length + 1];
        for (int at = order.length - 1; at >= 0; at--) {
            place[order[at]] = at;
            boolean source = graph.predecessorCount(order[at]) == 0;
            beginsBehind[at] = Math.max(beginsBehind[at + 1], source ? bottom[order[at]] : 0);
        }
        double[] drag = new double[order.length];
        double endsBefore = 0;
        PriorityQueue<Crossing> crossings = new PriorityQueue<>(
                Comparator.comparingDouble(Crossing::longest).reversed());
        for (int at = 0; at < order.length; at++) {
            int task = order[at];
            while (!crossings.isEmpty() && crossings.element().last() < at) {
                crossings.remove();
            }
            double across = crossings.isEmpty() ? 0 : crossings.element().longest();
            double without = Math.max(
                    Math.max(across, top[task] + bottom[task] - seconds[task]),
                    Math.max(endsBefore, beginsBehind[at + 1]));
            drag[task] = span - without > TOLERANCE * span ? Math.min(span - without, seconds[task]) : 0;

            double end = top[task] + seconds[task];
            endsBefore = graph.successorCount(task) == 0 ? Math.max(endsBefore, end) : endsBefore;
            for (int k = 0; k < graph.successorCount(task); k++) {
                int next = graph.successor(task, k);
                crossings.add(new Crossing(end + bottom[next], place[next] - 1));
            }
        }
        return drag;
    }
}

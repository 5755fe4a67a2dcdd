package makespan.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import makespan.graph.TaskGraph;

/**
 * What a graph looks like, whatever its tasks take. A task's level is the number of tasks on the longest chain that ends
 * with it.
 *
 * @param depth number of levels: tasks on the longest chain
 * @param levelWidth most tasks on one level
 * @param sources tasks that wait for none
 * @param sinks tasks that none waits for
 * @param components parts of the graph between which there is no edge
 * @param width most tasks of which none waits for another, see {@link Antichain}; none for more than 10000 tasks
 * @param redundantEdges number of {@link RedundantEdges}; none where those are not computed
 */
public record GraphShape(
        int depth,
        int levelWidth,
        int sources,
        int sinks,
        int components,
        OptionalInt width,
        OptionalInt redundantEdges) {
    /** Returns the shape of a graph, all 0 for one without tasks. */
    public static GraphShape of(TaskGraph graph) {
        int[] onLevel = new int[graph.size()];
        int[] level = new int[graph.size()];
        for (int task : graph.topologicalOrder()) {
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                level[task] = Math.max(level[task], level[graph.predecessor(task, k)] + 1);
            }
            onLevel[level[task]]++;
        }
        return new GraphShape(
                IntStream.of(level).max().orElse(-1) + 1,
                IntStream.of(onLevel).max().orElse(0),
                count(graph, task -> graph.predecessorCount(task) == 0),
                count(graph, task -> graph.successorCount(task) == 0),
                components(graph),
                optional(Antichain.of(graph).map(Antichain::width)),
                optional(RedundantEdges.of(graph).map(List::size)));
    }

    private static OptionalInt optional(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static int count(TaskGraph graph, IntPredicate which) {
        return (int) IntStream.range(0, graph.size()).filter(which).count();
    }

    /** Joins the parts at both ends of each edge: Galler and Fischer, Communications of the ACM 7(5), 1964. */
    private static int components(TaskGraph graph) {
        int[] parent = IntStream.range(0, graph.size()).toArray();
        int components = graph.size();
        for (int task = 0; task < parent.length; task++) {
            for (int k = 0; k < graph.successorCount(task); k++) {
                int one = root(parent, task);
                int other = root(parent, graph.successor(task, k));
                if (one != other) {
                    parent[one] = other;
                    components--;
                }
            }
        }
        return components;
    }

    private static int root(int[] parent, int task) {
        int at = task;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}

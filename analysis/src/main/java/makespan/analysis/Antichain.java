package makespan.analysis;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import makespan.graph.TaskGraph;

/**
 * As many tasks as possible of which none waits for another, not even through others: their number is the graph's width,
 * and more workers can never be busy at once. It is also the number of chains that are needed to cover all tasks: Dilworth,
 * Annals of Mathematics 51(1), 1950.
 *
 * @param tasks indices, ascending
 */
public record Antichain(List<Integer> tasks) {
    /** Their pairs take 12 MB. */
    static final int MOST_TASKS = 10_000;

    public Antichain {
        tasks = List.copyOf(tasks);
    }

    /** Returns a largest antichain; nothing for a graph of more than 10000 tasks, whose pairs would take too much memory. */
    public static Optional<Antichain> of(TaskGraph graph) {
        return graph.size() > MOST_TASKS
                ? Optional.empty()
                : Optional.of(new Antichain(new ChainCover(behind(graph)).antichain()));
    }

    /** Returns the number of tasks. */
    public int width() {
        return tasks.size();
    }

    /** Returns, for each task, all that come after it. */
    private static BitSet[] behind(TaskGraph graph) {
        BitSet[] behind = new BitSet[graph.size()];
        int[] order = graph.topologicalOrder();
        for (int at = order.length - 1; at >= 0; at--) {
            BitSet all = new BitSet(graph.size());
            for (int k = 0; k < graph.successorCount(order[at]); k++) {
                int next = graph.successor(order[at], k);
                all.set(next);
                all.or(behind[next]);
            }
            behind[order[at]] = all;
        }
        return behind;
    }
}

package makespan.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** A body that counts its runs and notes every task that ran before one of its predecessors, or too often. */
final class OrderCheck implements Body {
    private final FlatGraph graph;
    private final AtomicIntegerArray runs;
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    OrderCheck(FlatGraph graph) {
        this.graph = graph;
        runs = new AtomicIntegerArray(graph.size());
    }

    @Override
    public void run(int task) {
        int round = runs.get(task) + 1;
        for (int k = 0; k < graph.predecessorCount(task); k++) {
            int before = graph.predecessor(task, k);
            if (runs.get(before) != round) {
                faults.add("task " + task + " ran before task " + before + " in round " + round);
            }
        }
        runs.incrementAndGet(task);
    }

    /** Returns what went wrong in the given number of runs of the graph. */
    List<String> faultsAfter(int rounds) {
        List<String> all = new ArrayList<>(faults);
        for (int task = 0; task < graph.size(); task++) {
            if (runs.get(task) != rounds) {
                all.add("task " + task + " ran " + runs.get(task) + " times in " + rounds + " rounds");
            }
        }
        return all;
    }
}

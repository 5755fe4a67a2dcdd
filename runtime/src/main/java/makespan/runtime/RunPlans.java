package makespan.runtime;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import makespan.graph.TaskGraph;

/**
 * The plans of the graphs that were run last, for a graph is often run many times. A plan keeps its graph and what bodies refer
 * to; so there are few, and a large one is kept only until the next graph is run. Safe for use by many threads.
 */
final class RunPlans {
    private static final int MOST = 4;
    private static final int MOST_TASKS = 1_000_000;

    private final Map<TaskGraph, RunPlan> latestLast = new LinkedHashMap<>(2 * MOST, 0.75f, true); // guarded by this

    /** Returns the plan of a graph, which is the same as before if it was kept. */
    synchronized RunPlan of(TaskGraph graph) {
        RunPlan plan = latestLast.computeIfAbsent(graph, RunPlan::new);
        forgetOld();
        return plan;
    }

    private void forgetOld() {
        long tasks = latestLast.values().stream().mapToLong(RunPlan::size).sum();
        Iterator<RunPlan> oldestFirst = latestLast.values().iterator();
        while (latestLast.size() > MOST || (latestLast.size() > 1 && tasks > MOST_TASKS)) {
            tasks -= oldestFirst.next().size();
            oldestFirst.remove();
        }
    }
}

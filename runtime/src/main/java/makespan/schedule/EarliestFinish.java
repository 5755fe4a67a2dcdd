package makespan.schedule;

import makespan.graph.TaskGraph;
import makespan.trace.Trace;

/**
 * Earliest finish as an online scheduler has it, which knows no more of the future than what is ready: when a task becomes
 * ready, as its last predecessor ends, it goes behind all else to the processor where it ends first, and stays there. That
 * is at {@code max(available, arrival of its inputs) + time}. Only now do the inputs that are elsewhere set out, all at
 * once, since only now is known where to: they arrive at {@code ready + the longest of their transfers}. The policy dmda of
 * StarPU: Augonnet, Thibault, Namyst and Wacrenier, Concurrency and Computation: Practice and Experience 23(2), 2011. This
 * is the rule of {@link Heft} without insertion, in the order of readiness instead of rank and with data that move later;
 * for independent tasks on equal processors Graham's list scheduling (SIAM Journal on Applied Mathematics 17(2), 1969).
 * Ties go to the task that comes first in topological order and to the processor of the smaller number.
 */
public final class EarliestFinish {
    private EarliestFinish() {}

    /** Returns the schedule, as a trace of origin {@link Trace.Origin#SIMULATED} with a lane for each processor. */
    public static Trace run(PlacementProblem problem) {
        TaskGraph graph = problem.graph();
        int[] order = graph.topologicalOrder();
        int[] position = new int[order.length];
        int[] open = new int[order.length];
        TaskHeap ready = new TaskHeap();
        for (int at = 0; at < order.length; at++) {
            position[order[at]] = at;
            open[order[at]] = graph.predecessorCount(order[at]);
            if (open[order[at]] == 0) {
                ready.add(0, at);
            }
        }

        Placement placement = new Placement(problem, Placement.Slot.APPENDED, Placement.Departure.WHEN_READY);
        while (!ready.isEmpty()) {
            int task = order[(int) ready.poll()];
            placement.placeEarliest(task);
            for (int k = 0; k < graph.successorCount(task); k++) {
                int next = graph.successor(task, k);
                if (--open[next] == 0) {
                    ready.add(placement.readyNanos(next), position[next]);
                }
            }
        }
        return placement.toTrace();
    }
}

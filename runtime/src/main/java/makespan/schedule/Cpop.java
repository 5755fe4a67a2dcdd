package makespan.schedule;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;

/**
 * Critical path on a processor: of the ready tasks always the one with the longest path through it, upward plus downward
 * {@link Ranks rank}; those on the critical path go to the processor that runs all of them fastest, the others where
 * they end first, both into gaps. Topcuoglu, Hariri and Wu, "Performance-effective and low-complexity task scheduling for
 * heterogeneous computing", IEEE Transactions on Parallel and Distributed Systems 13(3), 2002, section 4.2. The paper's
 * graphs have one entry; among several the critical path starts at the one of the longest path. There every processor
 * runs every task; here the critical path goes to one of those that can run the most of its tasks, and the tasks that it
 * cannot run go where they end first. Ties go to the task that comes first in topological order and to the processor of
 * the smaller number.
 */
public final class Cpop {
    private Cpop() {}

    /** Returns the schedule, as a trace of origin {@link Trace.Origin#SIMULATED} with a lane for each processor. */
    public static Trace run(PlacementProblem problem) {
        TaskGraph graph = problem.graph();
        double[] path = Ranks.upwardNanos(problem);
        double[] downward = Ranks.downwardNanos(problem);
        for (int task = 0; task < path.length; task++) {
            path[task] += downward[task];
        }
        RankOrder order = new RankOrder(graph, path);
        BitSet critical = criticalPath(graph, order);
        int processor = fastest(problem, critical);

        Placement placement = new Placement(problem, Placement.Slot.INSERTED);
        ReadyTasks ready = new ReadyTasks(graph, order);
        while (!ready.isEmpty()) {
            int task = ready.take();
            if (critical.get(task) && problem.canRun(task, processor)) {
                placement.place(task, processor);
            } else {
                placement.placeEarliest(task);
            }
        }
        return placement.toTrace();
    }

    /** Follows the longest path from an entry to an exit; the highest instead of an equal rank, so that rounding ends none. */
    private static BitSet criticalPath(TaskGraph graph, Comparator<Integer> order) {
        BitSet critical = new BitSet();
        IntStream next = IntStream.range(0, graph.size()).filter(task -> graph.predecessorCount(task) == 0);
        int task = first(next, order);
        while (task >= 0) {
            critical.set(task);
            task = first(IntStream.of(graph.successors(task)), order);
        }
        return critical;
    }

    private static int first(IntStream tasks, Comparator<Integer> order) {
        return tasks.boxed().min(order).orElse(-1);
    }

    private static int fastest(PlacementProblem problem, BitSet tasks) {
        Comparator<Integer> byCount = Comparator.comparingLong(processor ->
                tasks.stream().filter(task -> !problem.canRun(task, processor)).count());
        Comparator<Integer> byTotal = Comparator.comparingLong(processor -> tasks.stream()
                .filter(task -> problem.canRun(task, processor))
                .mapToLong(task -> problem.nanos(task, processor))
                .sum());
        return IntStream.range(0, problem.processors())
                .boxed()
                .min(byCount.thenComparing(byTotal).thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }
}

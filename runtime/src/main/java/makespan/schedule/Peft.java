package makespan.schedule;

import java.util.Arrays;
import java.util.stream.IntStream;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;

/**
 * Predict earliest finish time: a table foretells, for each task and processor, how long what follows the task will take
 * at least if it runs there and every later task on its best processor. Of the ready tasks always the one with the
 * highest mean of its row is placed, where its end plus the forecast is least, into gaps. Arabnejad and Barbosa, "List
 * scheduling algorithm for heterogeneous systems by an optimistic cost table", IEEE Transactions on Parallel and
 * Distributed Systems 25(3), 2014. There every processor runs every task; here forecast and mean leave out those that
 * cannot. Ties go to the task that comes first in topological order and to the processor of the
 * smaller number.
 */
public final class Peft {
    private Peft() {}

    /** Returns the schedule, as a trace of origin {@link Trace.Origin#SIMULATED} with a lane for each processor. */
    public static Trace run(PlacementProblem problem) {
        long[][] forecast = optimisticCosts(problem);
        double[] rank = new double[forecast.length];
        for (int task = 0; task < rank.length; task++) {
            rank[task] = mean(problem, task, forecast[task]);
        }

        Placement placement = new Placement(problem, Placement.Slot.INSERTED);
        ReadyTasks ready = new ReadyTasks(problem.graph(), new RankOrder(problem.graph(), rank));
        while (!ready.isEmpty()) {
            int task = ready.take();
            placement.place(task, best(problem, placement, task, forecast[task]));
        }
        return placement.toTrace();
    }

    private static double mean(PlacementProblem problem, int task, long[] forecast) {
        return IntStream.range(0, forecast.length)
                .filter(processor -> problem.canRun(task, processor))
                .mapToLong(processor -> forecast[processor])
                .average()
                .orElseThrow();
    }

    private static int best(PlacementProblem problem, Placement placement, int task, long[] forecast) {
        int best = 0;
        long first = Long.MAX_VALUE;
        for (int processor = 0; processor < problem.processors(); processor++) {
            if (problem.canRun(task, processor)) {
                long end = placement.finishNanos(task, processor) + forecast[processor];
                if (end < first) {
                    first = end;
                    best = processor;
                }
            }
        }
        return best;
    }

    /**
     * Returns the optimistic cost table, cost[task][processor] in nanoseconds: {@code OCT(i,p) = max over successors j of
     * min over processors w that can run j of (OCT(j,w) + time(j,w) + (w = p ? 0 : c(i,j)))}, 0 for a task without
     * successors.
     */
    static long[][] optimisticCosts(PlacementProblem problem) {
        TaskGraph graph = problem.graph();
        long[][] costs = new long[graph.size()][problem.processors()];
        int[] order = graph.topologicalOrder();
        for (int at = order.length - 1; at >= 0; at--) {
            int task = order[at];
            long[] onward = costs[task].clone();
            for (int processor = 0; processor < onward.length; processor++) {
                onward[processor] = problem.canRun(task, processor)
                        ? onward[processor] + problem.nanos(task, processor)
                        : PlacementProblem.NEVER;
            }
            long least = Arrays.stream(onward).min().orElseThrow();
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                long moved = least + problem.meanTransferNanos(task, k);
                long[] before = costs[graph.predecessor(task, k)];
                for (int processor = 0; processor < before.length; processor++) {
                    before[processor] = Math.max(before[processor], Math.min(onward[processor], moved));
                }
            }
        }
        return costs;
    }
}

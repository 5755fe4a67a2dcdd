package makespan.schedule;

import java.util.stream.IntStream;
import makespan.trace.Trace;

/**
 * Heterogeneous earliest finish time: tasks by descending {@link Ranks#upward upward rank}, each on the processor where
 * it ends first. Topcuoglu, Hariri and Wu, "Performance-effective and low-complexity task scheduling for heterogeneous
 * computing", IEEE Transactions on Parallel and Distributed Systems 13(3), 2002, section 4.1. Where the paper draws lots
 * between tasks of one rank, here the one that comes first in topological order wins, so that a schedule is repeatable;
 * of processors on which a task would end at once, the one of the smaller number.
 */
public final class Heft {
    private Heft() {}

    /** Returns the schedule, as a trace of origin {@link Trace.Origin#SIMULATED} with a lane for each processor. */
    public static Trace run(PlacementProblem problem) {
        return run(problem, Placement.Slot.INSERTED);
    }

    /** Returns the schedule in which no task is put into a gap between two that were placed before it. */
    public static Trace runWithoutInsertion(PlacementProblem problem) {
        return run(problem, Placement.Slot.APPENDED);
    }

    private static Trace run(PlacementProblem problem, Placement.Slot slot) {
        Placement placement = new Placement(problem, slot);
        IntStream.range(0, problem.graph().size())
                .boxed()
                .sorted(new RankOrder(problem.graph(), Ranks.upwardNanos(problem)))
                .forEach(placement::placeEarliest);
        return placement.toTrace();
    }
}

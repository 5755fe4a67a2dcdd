package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import makespan.graph.TaskGraph;

/** How many predecessors of each task have not completed yet. */
final class OpenInputs {
    /*
     * Who takes a count from 1 to 0 owns the ready task. Each arrival is an atomic read-modify-write, which releases what
     * the arriving thread wrote, the predecessor's value above all, and acquires what the earlier ones released. A count
     * that reads 1 belongs to the reader, the only one yet to arrive, who needs no exchange: the acquire read sees the
     * last exchange and with it all earlier ones. So a task with one predecessor costs no atomic operation.
     */
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(int[].class);

    private final int[] counts;

    OpenInputs(TaskGraph graph) {
        counts = new int[graph.size()];
        for (int task = 0; task < counts.length; task++) {
            counts[task] = graph.predecessorCount(task);
        }
    }

    /** Counts a completed predecessor of a task off; returns whether it was the last: the caller now owns the task. */
    boolean arrive(int task) {
        return (int) COUNT.getAcquire(counts, task) == 1 || (int) COUNT.getAndAdd(counts, task, -1) == 1;
    }
}

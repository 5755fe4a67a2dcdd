package makespan.simulate;

import makespan.graph.TaskGraph;
import makespan.trace.Trace;

/** A way to give the tasks of a graph to equal workers. Immutable. */
public sealed interface WorkerPolicy permits ListPolicy, WorkStealing {
    /** Returns what users call it, such as {@code hlfet}. */
    String label();

    /**
     * Returns the schedule, as a trace of origin {@link Trace.Origin#SIMULATED}. A trace takes some 100 bytes per task;
     * {@link #makespan} makes none.
     *
     * @param seconds time of each task, finite and at least 0, taken to the nanosecond; together at most 9e9
     * @param workers at least 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    Trace run(TaskGraph graph, double[] seconds, int workers);

    /** Returns the makespan of the schedule that {@link #run} gives, in seconds. */
    double makespan(TaskGraph graph, double[] seconds, int workers);
}

package makespan.simulate;

import makespan.graph.TaskGraph;
import makespan.schedule.TaskTimes;
import makespan.trace.SchedulerCounters;
import makespan.trace.Trace;

/**
 * Greedy list scheduling of a graph on equal workers: never a worker idle while a task is ready, no preemption, no
 * communication, no overhead (Graham, SIAM Journal on Applied Mathematics 17(2), 1969). A zero-length task ends the
 * instant it is ready and takes no worker; its event stands on the first lane. An I/O task starts the instant it is
 * ready, on an I/O lane of its own. Deterministic.
 */
public final class Simulator {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double LONGEST_SECONDS = 9e9;

    private Simulator() {}

    /** Returns the schedule by {@link ListPolicy#HLFET}, the rule that comes closest to the optimum of the four. */
    public static Trace run(TaskGraph graph, double[] seconds, int workers) {
        return run(graph, seconds, workers, ListPolicy.HLFET);
    }

    /**
     * Returns the schedule that a policy gives, as a trace of origin {@link Trace.Origin#SIMULATED}. A trace takes some 100
     * bytes per task; {@link #makespan} makes none.
     *
     * @param seconds time of each task, finite and at least 0, taken to the nanosecond; together at most 9e9
     * @param workers at least 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Trace run(TaskGraph graph, double[] seconds, int workers, ListPolicy policy) {
        requireWorkers(workers);
        long[] nanos = nanos(graph, seconds);
        ScheduleRecord record = new ScheduleRecord(nanos, workers);
        new ListSchedule(graph, nanos, workers, policy, record).makespanNanos();
        return record.toTrace(SchedulerCounters.NONE);
    }

    /** Returns the makespan of the schedule that {@link #run(TaskGraph, double[], int, ListPolicy)} gives, in seconds. */
    public static double makespan(TaskGraph graph, double[] seconds, int workers, ListPolicy policy) {
        requireWorkers(workers);
        return new ListSchedule(graph, nanos(graph, seconds), workers, policy, null).makespanNanos() / NANOS_PER_SECOND;
    }

    static void requireWorkers(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, but was " + workers);
        }
    }

    /** Returns the time of each task in nanoseconds; their sum is a {@code long}. */
    static long[] nanos(TaskGraph graph, double[] seconds) {
        TaskTimes.requireValid(graph, seconds);
        long[] nanos = new long[seconds.length];
        double total = 0;
        for (int task = 0; task < nanos.length; task++) {
            nanos[task] = Math.round(seconds[task] * NANOS_PER_SECOND);
            total += seconds[task];
        }
        if (total > LONGEST_SECONDS) {
            throw new IllegalArgumentException(
                    "the times of all tasks must be at most 9e9 seconds together, but were " + total);
        }
        return nanos;
    }
}

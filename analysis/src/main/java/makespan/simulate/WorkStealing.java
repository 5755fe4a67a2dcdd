package makespan.simulate;

import makespan.graph.TaskGraph;
import makespan.trace.Trace;

/**
 * Randomised work stealing on equal workers, by the rules of Makespan's runtime for tasks of a microsecond and more:
 * Blumofe and Leiserson, "Scheduling multithreaded computations by work stealing", Journal of the ACM 46(5), 1999. A
 * worker puts the tasks that it makes ready on a deque of its own and takes the newest; of the successors of one task it
 * runs the one declared first at once. When its deque is empty it takes a task that is nobody's: one that an I/O task made
 * ready, else the first task without predecessors. Else it steals the oldest task of a random worker that has one. Each
 * priority has deques of its own, and a worker looks through them from the highest to the lowest before it steals.
 * Zero-length and I/O tasks go as in {@link Simulator}.
 *
 * <p>The same seed gives the same schedule. A steal that takes no time leaves no worker idle while a task is ready, so
 * that the greedy bound holds; else the makespan is T1/P + O(T∞) in expectation, with the time of a steal in the constant.
 *
 * @param seed of the choice of victims
 * @param stealSeconds how long a steal takes, finite and at least 0: after this time the thief takes what is there then,
 *     or nothing. As many thieves are on their way as there are tasks to steal, for the others sleep
 */
public record WorkStealing(long seed, double stealSeconds) implements WorkerPolicy {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double LONGEST_STEAL = 1e6;

    public WorkStealing {
        if (!(stealSeconds >= 0 && stealSeconds <= LONGEST_STEAL)) {
            throw new IllegalArgumentException(
                    "the time of a steal must be between 0 and 1e6 seconds, but was " + stealSeconds);
        }
    }

    /** Steals take no time. */
    public WorkStealing(long seed) {
        this(seed, 0);
    }

    @Override
    public String label() {
        return "work-stealing";
    }

    @Override
    public Trace run(TaskGraph graph, double[] seconds, int workers) {
        Simulator.requireWorkers(workers);
        long[] nanos = Simulator.nanos(graph, seconds);
        ScheduleRecord record = new ScheduleRecord(nanos, workers);
        StealingSchedule schedule = new StealingSchedule(graph, nanos, workers, this, record);
        schedule.makespanNanos();
        return record.toTrace(schedule.counters());
    }

    @Override
    public double makespan(TaskGraph graph, double[] seconds, int workers) {
        Simulator.requireWorkers(workers);
        long[] nanos = Simulator.nanos(graph, seconds);
        return new StealingSchedule(graph, nanos, workers, this, null).makespanNanos() / NANOS_PER_SECOND;
    }

    long stealNanos() {
        return Math.round(stealSeconds * NANOS_PER_SECOND);
    }
}

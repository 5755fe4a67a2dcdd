package makespan.trace;

/**
 * What a scheduler counted in one run, over all workers.
 *
 * @param steals tasks taken from another worker
 * @param parks times a worker went to sleep for want of work
 */
public record SchedulerCounters(long steals, long parks) {
    /** Counters of a run that has none, such as an imported one. */
    public static final SchedulerCounters NONE = new SchedulerCounters(0, 0);
}

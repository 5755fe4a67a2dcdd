package makespan.runtime;

/** What the failure of a task means for the rest of its run. */
public enum FailurePolicy {
    /** No further task is started; those that run already may end. */
    STOP,
    /** Only the tasks that depend on the failed one, directly or not, are given up. */
    KEEP_GOING
}

package makespan.trace;

/** How the execution of a task ended. */
public enum Outcome {
    COMPLETED,
    FAILED,
    CANCELLED
}

package makespan.trace;

/**
 * The execution of one task. Times are nanoseconds since the start of the run.
 *
 * @param task index of the task in its graph
 * @param lane index of the lane that ran it
 * @param readyNanos when its last predecessor had ended; 0 for a task without predecessors
 * @param startNanos when the body started
 * @param endNanos when the body ended
 * @param outcome how it ended
 */
public record TaskEvent(int task, int lane, long readyNanos, long startNanos, long endNanos, Outcome outcome) {
    public TaskEvent {
        if (readyNanos < 0 || startNanos < readyNanos || endNanos < startNanos) {
            throw new IllegalArgumentException(
                    "times of task " + task + " must satisfy 0 <= ready <= start <= end, but were " + readyNanos + ", "
                            + startNanos + ", " + endNanos);
        }
    }

    /** Returns the time the body took, in nanoseconds. */
    public long durationNanos() {
        return endNanos - startNanos;
    }
}

package makespan.trace;

/**
 * A way to do a task that failed, after which another was tried.
 *
 * @param task index of the task
 * @param nanos when it failed, since the start of the run
 * @param device name of the device
 * @param target what the variant was made for
 * @param reason what went wrong, in one line
 */
public record Fallback(int task, long nanos, String device, String target, String reason) {}

package makespan.trace;

/**
 * What a scheduler expected of one way to do a task, when it had to choose. Times are nanoseconds since the start of the
 * run.
 *
 * @param device name of the device
 * @param target what the variant was made for
 * @param freeNanos when the device would be free
 * @param arrivalNanos when the task's data would be there
 * @param expectedNanos how long the task would take there, at least 0
 * @param basis where that is known from
 */
public record Score(String device, String target, long freeNanos, long arrivalNanos, long expectedNanos, Basis basis) {
    /** Where an expected time is known from. */
    public enum Basis {
        /** It was measured before. */
        MEASURED,
        /** The task's declaration, or that of an emulated device, says so. */
        STATED,
        /** It is not known; the time is 0. */
        UNKNOWN
    }

    /** Returns when the task would end: {@code max(free, arrival) + expected}. */
    public long finishNanos() {
        return Math.max(freeNanos, arrivalNanos) + expectedNanos;
    }
}

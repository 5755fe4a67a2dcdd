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
 * @param homeNanos how long it would take then to bring home what it writes, at least 0
 */
public record Score(
        String device,
        String target,
        long freeNanos,
        long arrivalNanos,
        long expectedNanos,
        Basis basis,
        long homeNanos) {
    /** Where an expected time is known from. */
    public enum Basis {
        /** It was measured before. */
        MEASURED,
        /** The task's declaration, or that of an emulated device, says so. */
        STATED,
        /** It is not known; the time is 0. */
        UNKNOWN
    }

    /** What was expected of a way after which there is nothing to bring home. */
    public Score(String device, String target, long freeNanos, long arrivalNanos, long expectedNanos, Basis basis) {
        this(device, target, freeNanos, arrivalNanos, expectedNanos, basis, 0);
    }

    /** Returns when the task would end and its results be home: {@code max(free, arrival) + expected + home}. */
    public long finishNanos() {
        return Math.max(freeNanos, arrivalNanos) + expectedNanos + homeNanos;
    }
}

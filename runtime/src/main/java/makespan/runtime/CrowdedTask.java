package makespan.runtime;

/**
 * A task that waits for many others, as the end of a fan-in does. When those are short, all workers would do nothing but
 * fight for its count; so each one counts arrivals by itself and adds them up from time to time. Belongs to one worker.
 */
final class CrowdedTask {
    /*
     * Nobody else learns of arrivals that were not added up yet. That is harmless as long as it does not last: they are
     * added when the worker finds no other task, when another one finds none, when tasks take long, and after some
     * arrivals. The exchange that adds them comes after all that the arriving tasks wrote, and releases it like a single
     * one would.
     */
    private static final int MOST = 64;

    private int place = Worker.NONE;
    private int arrivals;

    /**
     * Counts a completed predecessor of a crowded task off; returns whether the caller now owns the task.
     *
     * @param quick whether it may be added up later
     */
    boolean arrive(int[] words, int arrivedAt, boolean quick) {
        if (arrivedAt != place) {
            if (!quick || place != Worker.NONE) {
                return TaskStates.countOffCrowded(words, arrivedAt, 1);
            }
            place = arrivedAt;
        }
        arrivals++;
        return (!quick || arrivals >= MOST) && flush(words) != Worker.NONE;
    }

    /** Adds up what has arrived; returns the task if the caller now owns it, else {@link Worker#NONE}. */
    int flush(int[] words) {
        if (place == Worker.NONE) {
            return Worker.NONE;
        }
        int counted = place;
        boolean last = TaskStates.countOffCrowded(words, counted, arrivals);
        forget();
        return last ? counted : Worker.NONE;
    }

    /** Forgets what has arrived: it was added, or the run was stopped. */
    void forget() {
        place = Worker.NONE;
        arrivals = 0;
    }
}

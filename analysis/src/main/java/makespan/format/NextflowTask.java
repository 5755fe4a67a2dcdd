package makespan.format;

import java.util.OptionalLong;

/**
 * A task that a run of Nextflow completed or took from its cache.
 *
 * @param line where it stands in the trace
 * @param id unique in the trace
 * @param process its process, with the workflows around it
 * @param tag what tells it from the other tasks of its process; empty if nothing does
 * @param name process and tag, as Nextflow shows them
 * @param seconds its time
 * @param submitted when it was submitted in this run, in milliseconds since 1970, if that is known
 * @param completed when it was completed in this run, likewise
 */
record NextflowTask(
        int line,
        String id,
        String process,
        String tag,
        String name,
        double seconds,
        OptionalLong submitted,
        OptionalLong completed) {
    /** Dates are rounded to a second and less. */
    private static final long TOLERANCE_MILLIS = 1000;

    /** Returns whether the task may have waited for another: it was not submitted before that was completed. */
    boolean mayFollow(NextflowTask other) {
        return submitted.isEmpty()
                || other.completed.isEmpty()
                || submitted.getAsLong() + TOLERANCE_MILLIS >= other.completed.getAsLong();
    }
}

package makespan.trace;

/**
 * A copy of data from one memory to another. Times are nanoseconds since the start of the run.
 *
 * @param data what was copied
 * @param bytes how much, at least 0
 * @param from name of the memory that held it
 * @param to name of the memory that holds it afterwards
 * @param purpose what it was for
 * @param task index of the task that wanted it, or -1 if none did
 * @param startNanos when it began
 * @param endNanos when it was done
 */
public record Transfer(
        String data, long bytes, String from, String to, Purpose purpose, int task, long startNanos, long endNanos) {
    /** What data are moved for. */
    public enum Purpose {
        /** A task that was placed needs it there. */
        FETCH,
        /** The memory was full, and it was the only valid copy. */
        EVICTION,
        /** The run is over, and its owner wants to see it. */
        HOME,
        /** A task that then ran elsewhere; before it was done, the data were written, and what it brought was worth nothing. */
        OUTDATED
    }

    public Transfer {
        if (bytes < 0 || startNanos < 0 || endNanos < startNanos) {
            throw new IllegalArgumentException(
                    "a transfer of '" + data + "' must satisfy 0 <= bytes and 0 <= start <= end," + " but had " + bytes
                            + ", " + startNanos + ", " + endNanos);
        }
    }

    /** Returns how long it took, in nanoseconds. */
    public long durationNanos() {
        return endNanos - startNanos;
    }
}

package makespan.format;

import java.util.Comparator;

/**
 * A time span with a name on a thread: what a begin and an end, or one complete event, stand for. Nanoseconds.
 *
 * @param category {@code cat}; empty without
 * @param start at most {@code end}
 */
record ChromeSlice(String name, String category, long start, long end) {
    /** Slices that stand around others come before them. */
    static final Comparator<ChromeSlice> OUTER_FIRST = Comparator.comparingLong(ChromeSlice::start)
            .thenComparing(Comparator.comparingLong(ChromeSlice::end).reversed());
}

package makespan.schedule;

import java.util.Arrays;

/** When a processor is busy: spans of time that do not overlap, in nanoseconds, ascending. */
final class Timeline {
    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int size;

    /** Returns the earliest time from {@code ready} on at which the processor is free for so long. */
    long firstGap(long ready, long nanos) {
        int at = Arrays.binarySearch(ends, 0, size, ready);
        int next = at < 0 ? -at - 1 : at + 1;
        long start = ready;
        while (next < size && starts[next] - start < nanos) {
            start = Math.max(start, ends[next]);
            next++;
        }
        return start;
    }

    /** Returns the end of the last span. */
    long end() {
        return size == 0 ? 0 : ends[size - 1];
    }

    /** Adds a span of more than no length, which must not overlap another. */
    void add(long start, long end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        int at = -Arrays.binarySearch(starts, 0, size, start) - 1;
        System.arraycopy(starts, at, starts, at + 1, size - at);
        System.arraycopy(ends, at, ends, at + 1, size - at);
        starts[at] = start;
        ends[at] = end;
        size++;
    }
}

package makespan.schedule;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * The times that tasks were measured to take, of which the last few count: their median, so that a single one that was
 * disturbed does not. Safe for use by many threads.
 */
public final class TimeHistory {
    /** How many times are kept under one key. */
    public static final int KEPT = 9;

    private static final int MOST_KEYS = 100_000;

    private final Map<TimeKey, Samples> samples = new LinkedHashMap<>(); // guarded by this

    /** The latest times, in a ring. */
    private static final class Samples {
        private final long[] nanos = new long[KEPT];
        private int count;

        void add(long sample) {
            nanos[count % KEPT] = sample;
            count = count + 1 == 2 * KEPT ? KEPT : count + 1;
        }

        long[] latest() {
            int size = Math.min(count, KEPT);
            long[] latest = new long[size];
            for (int i = 0; i < size; i++) {
                latest[i] = nanos[(count - size + i) % KEPT];
            }
            return latest;
        }
    }

    /** Adds a measured time, in nanoseconds, at least 0. */
    public synchronized void add(TimeKey key, long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("a measured time must be at least 0 ns, but was " + nanos);
        }
        if (samples.size() < MOST_KEYS || samples.containsKey(key)) {
            samples.computeIfAbsent(key, any -> new Samples()).add(nanos);
        }
    }

    /** Returns how many times are known, up to {@link #KEPT}. */
    public synchronized int count(TimeKey key) {
        Samples known = samples.get(key);
        return known == null ? 0 : Math.min(known.count, KEPT);
    }

    /** Returns the median of the latest times, in nanoseconds; the lower one of two. Nothing if none was measured. */
    public synchronized OptionalLong expectedNanos(TimeKey key) {
        Samples known = samples.get(key);
        if (known == null) {
            return OptionalLong.empty();
        }
        long[] sorted = known.latest();
        Arrays.sort(sorted);
        return OptionalLong.of(sorted[(sorted.length - 1) / 2]);
    }

    /** Gives each key and its latest times, the oldest first, to an action. */
    public synchronized void forEach(BiConsumer<TimeKey, long[]> action) {
        samples.forEach((key, known) -> action.accept(key, known.latest()));
    }
}

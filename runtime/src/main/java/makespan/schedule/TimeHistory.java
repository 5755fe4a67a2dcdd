package makespan.schedule;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * The times that tasks were measured to take. What is expected is the mean of the middle half of those that are kept, so that
 * a few that were disturbed do not count. Safe for use by many threads.
 */
public final class TimeHistory {
    /*
     * Tasks of one key may differ, as the bands of a picture do, and those that end one after the other are often alike. The
     * times kept must therefore come from more than the end of the last run: when there are enough, only one in four takes
     * the place of another, which chance decides, so that a few hundred tasks are represented.
     */
    /** How many times are kept under one key. */
    public static final int KEPT = 64;

    private static final int ONE_IN = 4;
    private static final int MOST_KEYS = 100_000;

    private final Map<TimeKey, Samples> samples = new LinkedHashMap<>(); // guarded by this

    private static final class Samples {
        private static final long NOT_COMPUTED = -1;

        private final SplittableRandom random = new SplittableRandom(KEPT);
        private long[] nanos = new long[4];
        private int count;
        private long expected = NOT_COMPUTED;

        void add(long sample) {
            int place = count < KEPT ? count : random.nextInt(ONE_IN * KEPT);
            if (place >= KEPT) {
                return;
            }
            if (place == nanos.length) {
                nanos = Arrays.copyOf(nanos, Math.min(KEPT, 2 * place));
            }
            nanos[place] = sample;
            count = Math.max(count, place + 1);
            expected = NOT_COMPUTED;
        }

        long[] kept() {
            return Arrays.copyOf(nanos, count);
        }

        long expected() {
            if (expected == NOT_COMPUTED) {
                expected = middleMean();
            }
            return expected;
        }

        private long middleMean() {
            long[] sorted = kept();
            Arrays.sort(sorted);
            int without = Math.min((count + 3) / 4, (count - 1) / 2); // at each end, so that one of three is left
            double sum = 0;
            int last = count == 2 ? 1 : count - without;
            for (int i = without; i < last; i++) {
                sum += sorted[i];
            }
            return Math.round(sum / (last - without));
        }
    }

    /** Adds a measured time, in nanoseconds, at least 0. */
    public synchronized void add(TimeKey key, long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("a measured time must be at least 0 ns, but was " + nanos);
        }
        Samples known = samples.get(key);
        if (known == null && samples.size() < MOST_KEYS) {
            known = new Samples();
            samples.put(key, known);
        }
        if (known != null) {
            known.add(nanos);
        }
    }

    /** Returns how many times are kept, up to {@link #KEPT}. */
    public synchronized int count(TimeKey key) {
        Samples known = samples.get(key);
        return known == null ? 0 : known.count;
    }

    /**
     * Returns how long a task is expected to take, in nanoseconds: the mean of the times kept without the quarter at either
     * end, and of two the lower one. Nothing if none was measured.
     */
    public synchronized OptionalLong expectedNanos(TimeKey key) {
        Samples known = samples.get(key);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.expected());
    }

    /** Gives each key and the times that are kept of it to an action; such a history is made by adding them in their order. */
    public synchronized void forEach(BiConsumer<TimeKey, long[]> action) {
        samples.forEach((key, known) -> action.accept(key, known.kept()));
    }
}

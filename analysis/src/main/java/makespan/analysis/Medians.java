package makespan.analysis;

import java.util.Arrays;

/** The middle of some numbers; of an even count, the mean of the middle two. */
final class Medians {
    private Medians() {}

    /** @param values at least one, in any order; not changed */
    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }

    /** @param sorted at least one, ascending */
    static double ofSorted(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}

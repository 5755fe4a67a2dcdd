package makespan.analysis;

import java.util.Arrays;
import java.util.List;

/** The middle of some numbers; of an even count, the mean of the middle two. */
final class Medians {
    private Medians() {}

    /** @param values at least one, in any order; not changed */
    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }

    /**
     * Returns the middle of each column.
     *
     * @param rows at least one, all of one length
     */
    static double[] ofColumns(List<double[]> rows) {
        double[] medians = new double[rows.get(0).length];
        Arrays.setAll(
                medians,
                column -> of(rows.stream().mapToDouble(row -> row[column]).toArray()));
        return medians;
    }

    /** @param sorted at least one, ascending */
    static double ofSorted(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}

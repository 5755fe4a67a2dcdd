package makespan.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Repeated measurements of one thing. */
record Samples(List<Sample> all) {
    Samples {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a median needs at least one sample");
        }
    }

    int count() {
        return all.size();
    }

    /** Returns the median time, in nanoseconds per task. */
    double median() {
        return quantile(Sample::nanos, 0.5);
    }

    double min() {
        return quantile(Sample::nanos, 0);
    }

    double max() {
        return quantile(Sample::nanos, 1);
    }

    /** Returns the interquartile range in relation to the median: 0.1 for half of all samples within 10 %. */
    double spread() {
        return (quantile(Sample::nanos, 0.75) - quantile(Sample::nanos, 0.25)) / median();
    }

    /** Returns the median processor time, in nanoseconds per task. */
    double medianCpu() {
        return quantile(Sample::cpuNanos, 0.5);
    }

    /** Returns a quantile by linear interpolation between the closest ranks. */
    private double quantile(ToDoubleFunction<Sample> figure, double q) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        double rank = q * (sorted.length - 1);
        int low = (int) rank;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (rank - low) * (sorted[high] - sorted[low]);
    }
}

package makespan.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * Measured makespans by number of workers, with their bootstrap replicates: each replicate draws as many makespans per
 * number of workers as were measured, with replacement (Efron, Annals of Statistics 7(1), 1979). A fit to each replicate
 * gives the fit's interval.
 */
final class SpeedupSamples {
    private static final int REPLICATES = 2000;

    private final List<SpeedupStudy.Point> points = new ArrayList<>();
    private final double[] workers;
    private final double[][] replicates;

    private SpeedupSamples(SortedMap<Integer, double[]> samples, long seed) {
        workers = samples.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
        List<double[]> seconds = List.copyOf(samples.values());
        replicates = new double[REPLICATES][];
        SplittableRandom random = new SplittableRandom(seed);
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            replicates[replicate] = speedups(
                    seconds.stream().map(sample -> draw(sample, random)).toList());
        }
        double[] measured = speedups(seconds);
        int at = 0;
        for (int count : samples.keySet()) {
            int column = at++;
            double[] column95 = interval(
                    Arrays.stream(replicates).mapToDouble(row -> row[column]).toArray());
            points.add(new SpeedupStudy.Point(
                    count,
                    Arrays.stream(seconds.get(column)).boxed().toList(),
                    Medians.of(seconds.get(column)),
                    measured[column],
                    column95[0],
                    column95[1]));
        }
    }

    static SpeedupSamples of(SortedMap<Integer, double[]> samples, long seed) {
        if (!samples.containsKey(1)) {
            throw new IllegalArgumentException("one worker must be measured, but only " + samples.keySet() + " were");
        }
        samples.forEach((workers, seconds) -> {
            if (workers < 1 || seconds.length == 0 || !Arrays.stream(seconds).allMatch(s -> s > 0 && s < 1e300)) {
                throw new IllegalArgumentException("makespans on " + workers
                        + " workers must be at least one, finite and above 0, but were " + Arrays.toString(seconds));
            }
        });
        return new SpeedupSamples(samples, seed);
    }

    List<SpeedupStudy.Point> points() {
        return List.copyOf(points);
    }

    /** Returns the numbers of workers, ascending, from 1. */
    double[] workers() {
        return workers.clone();
    }

    /** Returns the replicates: speedup[replicate][column], in the order of {@link #workers()}. */
    double[][] replicates() {
        return replicates;
    }

    /** Returns the ends of the middle 95 %. */
    static double[] interval(double[] values) {
        Arrays.sort(values);
        int cut = (int) (0.025 * values.length);
        return new double[] {values[cut], values[values.length - 1 - cut]};
    }

    private static double[] speedups(List<double[]> seconds) {
        double serial = Medians.of(seconds.get(0));
        return seconds.stream()
                .mapToDouble(sample -> serial / Medians.of(sample))
                .toArray();
    }

    static double[] draw(double[] sample, SplittableRandom random) {
        double[] drawn = new double[sample.length];
        for (int at = 0; at < drawn.length; at++) {
            drawn[at] = sample[random.nextInt(sample.length)];
        }
        return drawn;
    }
}

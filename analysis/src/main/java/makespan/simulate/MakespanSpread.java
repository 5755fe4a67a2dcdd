package makespan.simulate;

import java.util.stream.IntStream;

/**
 * The makespans of a simulation under {@link Noise}, in seconds: what half of them do not exceed, and the interval in
 * which the middle 95 % lie. The ends are quantiles by linear interpolation (Hyndman and Fan, "Sample quantiles in
 * statistical packages", The American Statistician 50(4), 1996, definition 7).
 *
 * @param low the quantile of 2.5 %
 * @param high the quantile of 97.5 %
 */
public record MakespanSpread(double median, double low, double high) {
    private static final double TAIL = 0.025;

    /**
     * Returns the spread over repeats of which the k-th has the noise of seed {@code seed + k}.
     *
     * @param seconds time of each task without noise
     * @param repeats at least 1
     * @throws IllegalArgumentException if there is no repeat, or a number is out of range
     */
    public static MakespanSpread of(Simulation simulation, double[] seconds, Noise noise, long seed, int repeats) {
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats must be at least 1, but was " + repeats);
        }
        double[] makespans = IntStream.range(0, repeats)
                .mapToDouble(repeat -> simulation.makespan(noise.applied(seconds, seed + repeat)))
                .sorted()
                .toArray();
        return new MakespanSpread(quantile(makespans, 0.5), quantile(makespans, TAIL), quantile(makespans, 1 - TAIL));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}

package makespan.analysis;

import java.util.SplittableRandom;

/**
 * A ratio with its 95 % interval.
 *
 * @param ratio new over base
 * @param low lower end
 * @param high upper end
 */
public record RatioInterval(double ratio, double low, double high) {
    private static final int REPLICATES = 2000;

    /**
     * Returns the ratio of two medians with its percentile bootstrap interval: each replicate draws as many values on
     * each side as there are, with replacement (Efron, Annals of Statistics 7(1), 1979).
     *
     * @param base at least one value, above 0
     * @param changed at least one value, above 0
     */
    static RatioInterval ofMedians(double[] base, double[] changed, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ratios = new double[REPLICATES];
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            ratios[replicate] =
                    Medians.of(SpeedupSamples.draw(changed, random)) / Medians.of(SpeedupSamples.draw(base, random));
        }
        double[] ends = SpeedupSamples.interval(ratios);
        return new RatioInterval(Medians.of(changed) / Medians.of(base), ends[0], ends[1]);
    }

    /** Returns whether the whole interval lies on one side of no change. */
    public boolean excludesOne() {
        return low > 1 || high < 1;
    }
}

package makespan.analysis;

/** The experimentally determined serial fraction: Karp and Flatt, Communications of the ACM 33(5), 1990. */
public final class KarpFlatt {
    private KarpFlatt() {}

    /**
     * Returns {@code (1/S − 1/P) / (1 − 1/P)}. Where it rises with P, overhead grows or the graph runs out of
     * parallelism: decide by {@link WorkSpan#parallelism()}. Negative where the speedup is above linear.
     *
     * @param speedup S, above 0
     * @param workers P, at least 2
     */
    public static double serialFraction(double speedup, int workers) {
        if (!(speedup > 0) || workers < 2) {
            throw new IllegalArgumentException(
                    "speedup must be above 0 and workers at least 2, but were " + speedup + " and " + workers);
        }
        double inverse = 1.0 / workers;
        return (1 / speedup - inverse) / (1 - inverse);
    }
}

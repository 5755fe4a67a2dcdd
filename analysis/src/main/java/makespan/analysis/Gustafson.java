package makespan.analysis;

/**
 * The scaled speedup of a problem that grows with the machine so that the parallel run takes as long as before:
 * Gustafson, Communications of the ACM 31(5), 1988. Its serial fraction s is a share of the parallel run and not
 * Amdahl's f, which is a share of the serial one: the two must not be put into each other's law.
 */
public final class Gustafson {
    private Gustafson() {}

    /**
     * Returns {@code P − s(P − 1)}.
     *
     * @param serialFraction s, the share of the parallel run's time in which one worker alone is busy, 0 to 1
     * @param workers P, at least 1
     */
    public static double speedup(double serialFraction, int workers) {
        SerialFractions.requireValid(serialFraction, workers);
        return workers - serialFraction * (workers - 1);
    }
}

package makespan.analysis;

/**
 * The speedup of a problem that grows with the machine's memory: Sun and Ni, "Another view on parallel speedup",
 * Supercomputing 1990. It depends on G(P), by which factor the parallel part of the work grows when the memory grows P
 * times, so whoever shows a speedup by this law states G: with {@code G = 1} it is Amdahl's law, with {@code G = P}
 * Gustafson's for the same fraction.
 */
public final class SunNi {
    private SunNi() {}

    /**
     * Returns {@code (f + (1 − f)G) / (f + (1 − f)G/P)}.
     *
     * @param serialFraction f, the share of the serial run's time, before the problem grows, that only one worker can
     *     do, 0 to 1
     * @param workers P, at least 1
     * @param growth G(P), finite and above 0; for a product of n × n matrices P^(3/2)
     */
    public static double speedup(double serialFraction, int workers, double growth) {
        SerialFractions.requireValid(serialFraction, workers);
        if (!(growth > 0) || Double.isInfinite(growth)) {
            throw new IllegalArgumentException("growth must be finite and above 0, but was " + growth);
        }
        double parallel = (1 - serialFraction) * growth;
        return (serialFraction + parallel) / (serialFraction + parallel / workers);
    }
}

package makespan.analysis;

/** What the laws of speedup ask of their arguments. */
final class SerialFractions {
    private SerialFractions() {}

    /** @throws IllegalArgumentException unless the fraction is 0 to 1 and workers at least 1 */
    static void requireValid(double serialFraction, int workers) {
        if (!(serialFraction >= 0 && serialFraction <= 1)) {
            throw new IllegalArgumentException("serial fraction must be between 0 and 1, but was " + serialFraction);
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, but was " + workers);
        }
    }
}

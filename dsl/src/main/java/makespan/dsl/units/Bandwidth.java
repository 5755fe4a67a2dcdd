package makespan.dsl.units;

/**
 * How much data moves in a time.
 *
 * @param bytesPerSecond above 0, finite
 */
public record Bandwidth(double bytesPerSecond) {
    public Bandwidth {
        if (!(bytesPerSecond > 0) || Double.isInfinite(bytesPerSecond)) {
            throw new IllegalArgumentException("bandwidth must be above 0 and finite, but was " + bytesPerSecond);
        }
    }

    /** Returns {@code 25 GB/s}: in the largest decimal unit of which there is at least one. */
    @Override
    public String toString() {
        return Decimal.format(bytesPerSecond, "B/s");
    }
}

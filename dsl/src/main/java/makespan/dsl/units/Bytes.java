package makespan.dsl.units;

/**
 * An amount of data.
 *
 * @param count number of bytes, at least 0
 */
public record Bytes(long count) {
    public Bytes {
        if (count < 0) {
            throw new IllegalArgumentException("bytes must be at least 0, but were " + count);
        }
    }

    /** Returns {@code 80 GB}: in the largest decimal unit of which there is at least one. */
    @Override
    public String toString() {
        return Decimal.format((double) count, "B");
    }
}

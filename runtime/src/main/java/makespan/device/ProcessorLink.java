package makespan.device;

/**
 * The way of data between the processors of two groups of a {@link Platform}, alike in both directions.
 *
 * @param from name or kind of a group
 * @param to name or kind of a group; the same for a link between the processors of one group
 * @param bytesPerSecond finite and more than 0
 * @param latencySeconds finite and at least 0
 */
public record ProcessorLink(String from, String to, double bytesPerSecond, double latencySeconds) {
    public ProcessorLink {
        if (!(bytesPerSecond > 0) || Double.isInfinite(bytesPerSecond)) {
            throw new IllegalArgumentException("the bandwidth of the link from '" + from + "' to '" + to
                    + "' must be finite and more than 0, but was " + bytesPerSecond);
        }
        if (!(latencySeconds >= 0) || Double.isInfinite(latencySeconds)) {
            throw new IllegalArgumentException("the latency of the link from '" + from + "' to '" + to
                    + "' must be finite and at least 0, but was " + latencySeconds);
        }
    }
}

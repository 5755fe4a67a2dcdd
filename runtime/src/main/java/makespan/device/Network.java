package makespan.device;

/**
 * The links between processors: moving data from one to another takes the link's latency and the data's bytes over its
 * bandwidth; on one processor nothing needs to be moved. Links do not slow each other down. Topcuoglu, Hariri and Wu,
 * IEEE Transactions on Parallel and Distributed Systems 13(3), 2002, section 2. Immutable.
 */
public final class Network {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double[][] latencySeconds;
    private final double[][] bytesPerSecond;
    private final double meanLatencySeconds;
    private final double meanBytesPerSecond;
    private final double longestLatencySeconds;
    private final double leastBytesPerSecond;

    /**
     * Describes each link of its own. What stands on the diagonals is not looked at.
     *
     * @param latencySeconds from processor to processor, finite and at least 0
     * @param bytesPerSecond from processor to processor, finite and more than 0
     * @throws IllegalArgumentException if there is no processor, the rows differ in length, or a number is out of range
     */
    public Network(double[][] latencySeconds, double[][] bytesPerSecond) {
        int processors = latencySeconds.length;
        if (processors == 0) {
            throw new IllegalArgumentException("there must be at least 1 processor");
        }
        this.latencySeconds = square(latencySeconds, processors);
        this.bytesPerSecond = square(bytesPerSecond, processors);
        double latencies = 0;
        double bandwidths = 0;
        double longestLatency = 0;
        double leastBandwidth = Double.MAX_VALUE;
        for (int from = 0; from < processors; from++) {
            for (int to = 0; to < processors; to++) {
                if (from != to) {
                    requireLink(from, to);
                    double latency = this.latencySeconds[from][to];
                    double bandwidth = this.bytesPerSecond[from][to];
                    latencies += latency;
                    bandwidths += bandwidth;
                    longestLatency = Math.max(longestLatency, latency);
                    leastBandwidth = Math.min(leastBandwidth, bandwidth);
                }
            }
        }
        int links = Math.max(1, processors * (processors - 1));
        meanLatencySeconds = latencies / links;
        meanBytesPerSecond = bandwidths / links;
        longestLatencySeconds = longestLatency;
        leastBytesPerSecond = leastBandwidth;
    }

    /** Returns a network in which all links are alike. */
    public static Network uniform(int processors, double latencySeconds, double bytesPerSecond) {
        double[][] latencies = new double[processors][processors];
        double[][] bandwidths = new double[processors][processors];
        for (int from = 0; from < processors; from++) {
            for (int to = 0; to < processors; to++) {
                latencies[from][to] = latencySeconds;
                bandwidths[from][to] = bytesPerSecond;
            }
        }
        return new Network(latencies, bandwidths);
    }

    /** Returns the number of processors. */
    public int processors() {
        return latencySeconds.length;
    }

    /** Returns how long data take from one processor to another, 0 if they are the same, in seconds. */
    public double seconds(long bytes, int from, int to) {
        return from == to ? 0 : latencySeconds[from][to] + bytes / bytesPerSecond[from][to];
    }

    /**
     * Returns how long data take on the mean link, as the paper has it: the mean latency, and the bytes over the mean
     * bandwidth; 0 if there is no link.
     */
    public double meanSeconds(long bytes) {
        return processors() == 1 ? 0 : meanLatencySeconds + bytes / meanBytesPerSecond;
    }

    /** Returns what no link takes longer than for so many bytes, in seconds. */
    public double slowestSeconds(long bytes) {
        return processors() == 1 ? 0 : longestLatencySeconds + bytes / leastBytesPerSecond;
    }

    /** Returns how long data take from one processor to another, 0 if they are the same, to the nanosecond. */
    public long nanos(long bytes, int from, int to) {
        return Math.round(seconds(bytes, from, to) * NANOS_PER_SECOND);
    }

    /** Returns how long data take on the mean link, to the nanosecond. */
    public long meanNanos(long bytes) {
        return Math.round(meanSeconds(bytes) * NANOS_PER_SECOND);
    }

    private void requireLink(int from, int to) {
        double latency = latencySeconds[from][to];
        if (!(latency >= 0) || Double.isInfinite(latency)) {
            throw new IllegalArgumentException("the latency from processor " + from + " to processor " + to
                    + " must be finite and at least 0, but was " + latency);
        }
        double bandwidth = bytesPerSecond[from][to];
        if (!(bandwidth > 0) || Double.isInfinite(bandwidth)) {
            throw new IllegalArgumentException("the bandwidth from processor " + from + " to processor " + to
                    + " must be finite and more than 0, but was " + bandwidth);
        }
    }

    private static double[][] square(double[][] rows, int processors) {
        double[][] copy = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            copy[row] = rows[row].clone();
            if (rows.length != processors || copy[row].length != processors) {
                throw new IllegalArgumentException("latencies and bandwidths must stand in " + processors + " rows of "
                        + processors + " numbers, but row " + row + " of " + rows.length + " has " + copy[row].length);
            }
        }
        return copy;
    }
}

package makespan.benchmark;

/** Tells when a warm-up no longer makes anything faster. */
final class Settling {
    private static final int LATEST = 5;
    private static final double GAIN = 0.97;

    private double best = Double.POSITIVE_INFINITY;
    private int count;
    private int sinceGain;

    void add(double time) {
        count++;
        sinceGain = time < best * GAIN ? 0 : sinceGain + 1;
        best = Math.min(best, time);
    }

    int count() {
        return count;
    }

    /** Returns whether the latest five times were no more than 3 % better than the best before them. */
    boolean settled() {
        return sinceGain >= LATEST;
    }
}

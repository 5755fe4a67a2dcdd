package makespan.benchmark;

/**
 * A body that computes for a given time: a chain of multiplications and additions, each waiting for the one before, so
 * that no compiler shortens it and no memory is touched. A body of 0 steps only looks at its task's number.
 */
final class Spin implements Body {
    private static final long MULTIPLIER = 6364136223846793005L;
    private static final long INCREMENT = 1442695040888963407L;
    private static final long NEVER = 0x5DEECE66DL;
    private static final int ROUNDS = 40;
    private static final int ROUND_STEPS = 400_000;

    /** Keeps the result of the chain alive. Written, if ever, by any worker. */
    @SuppressWarnings("UnusedVariable") // nobody reads it
    private static long sink;

    private final long steps;

    private Spin(long steps) {
        this.steps = steps;
    }

    /** Returns a body of {@code nanos} nanoseconds on a processor that takes {@code stepsPerNano} steps in each. */
    static Spin of(long nanos, double stepsPerNano) {
        return new Spin(Math.round(nanos * stepsPerNano));
    }

    /** Returns how many steps this machine takes per nanosecond, from the fastest of many rounds: about 50 ms. */
    static double calibrate() {
        Spin round = new Spin(ROUND_STEPS);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            round.run(i);
            best = Math.min(best, System.nanoTime() - start);
        }
        return ROUND_STEPS / (double) Math.max(1, best);
    }

    @Override
    public void run(int task) {
        long x = task;
        for (long i = 0; i < steps; i++) {
            x = x * MULTIPLIER + INCREMENT;
        }
        if (x == NEVER) {
            sink++;
        }
    }
}

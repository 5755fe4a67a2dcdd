package makespan.benchmark;

/** The recursion that every contestant with fork and join executes. */
final class Fibonacci {
    private static final int N = 30;
    private static final int VALUE = 832_040;

    private Fibonacci() {}

    /** Executes the recursion once and checks its value. */
    static void check(Contestant contestant) throws InterruptedException {
        if (!(contestant instanceof Recursion recursion)) {
            throw new IllegalArgumentException("no fork and join");
        }
        int value = recursion.fib(N);
        if (value != VALUE) {
            throw new IllegalStateException("fib(" + N + ") is " + VALUE + ", but was " + value);
        }
    }
}

package makespan.benchmark;

/** A contestant that offers fork and join. */
interface Recursion {
    /** Returns the n-th Fibonacci number by naive recursion with a fork and a join per call, without a cut-off. */
    int fib(int n) throws InterruptedException;
}

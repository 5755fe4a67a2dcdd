package makespan.benchmark;

/** The work of every task of a graph. */
@FunctionalInterface
interface Body {
    void run(int task);
}

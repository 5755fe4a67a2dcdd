package makespan.benchmark;

import org.jspecify.annotations.Nullable;

/** One way to execute task graphs, used as its experts use it. For one thread. */
interface Contestant extends AutoCloseable {
    /** Makes everything ready for runs of a graph: all that need not be done again for each run. */
    void build(FlatGraph graph, Body body);

    /**
     * Executes every task of the graph once, after its predecessors, and returns when all are done.
     *
     * @return what a caller may keep of the run, or null if there is nothing
     */
    @Nullable
    Object run() throws InterruptedException;

    /** Returns whether a built graph can be run again; if not, {@link #build} precedes every run. */
    default boolean reusable() {
        return true;
    }

    @Override
    void close();
}

package makespan.benchmark;

import org.jspecify.annotations.Nullable;

/** A loop over a topological order on the calling thread: what the bodies alone cost. */
final class SequentialContestant implements Contestant, Recursion {
    private int[] order = {};
    private Body body = task -> {};

    @Override
    public void build(FlatGraph graph, Body newBody) {
        order = graph.topologicalOrder();
        body = newBody;
    }

    @Override
    public @Nullable Object run() {
        for (int task : order) {
            body.run(task);
        }
        return null;
    }

    @Override
    public int fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    @Override
    public void close() {}
}

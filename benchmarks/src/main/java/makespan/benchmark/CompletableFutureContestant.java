package makespan.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * CompletableFuture on a ForkJoinPool of its own: {@code thenRunAsync} after one predecessor, after {@code allOf} where
 * there are several. A future completes once, so every run needs a new graph of futures; building it is not part of a
 * run's time, except where runs in a row are measured.
 */
final class CompletableFutureContestant implements Contestant, Recursion {
    private final ForkJoinPool pool;
    private @Nullable FlatGraph ordered;
    private int[] order = {};
    private CompletableFuture<@Nullable Void> start = new CompletableFuture<>();
    private CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private List<CompletableFuture<@Nullable Void>> futures = List.of();

    CompletableFutureContestant(int workers) {
        pool = new ForkJoinPool(workers);
    }

    @Override
    public void build(FlatGraph graph, Body body) {
        if (graph != ordered) {
            order = graph.topologicalOrder();
            ordered = graph;
        }
        start = new CompletableFuture<>();
        @SuppressWarnings({"unchecked", "rawtypes"})
        CompletableFuture<@Nullable Void>[] built = new CompletableFuture[order.length];
        List<CompletableFuture<@Nullable Void>> sinks = new ArrayList<>();
        for (int task : order) {
            CompletableFuture<@Nullable Void> future =
                    inputs(graph, task, built).thenRunAsync(() -> body.run(task), pool);
            built[task] = future;
            if (graph.successorCount(task) == 0) {
                sinks.add(future);
            }
        }
        end = CompletableFuture.allOf(sinks.toArray(new CompletableFuture<?>[0]));
        futures = List.of(built);
    }

    private CompletableFuture<@Nullable Void> inputs(
            FlatGraph graph, int task, CompletableFuture<@Nullable Void>[] built) {
        return switch (graph.predecessorCount(task)) {
            case 0 -> start;
            case 1 -> built[graph.predecessor(task, 0)];
            default -> {
                CompletableFuture<?>[] all = new CompletableFuture<?>[graph.predecessorCount(task)];
                for (int k = 0; k < all.length; k++) {
                    all[k] = built[graph.predecessor(task, k)];
                }
                yield CompletableFuture.allOf(all);
            }
        };
    }

    @Override
    public @Nullable Object run() {
        start.complete(null);
        end.join();
        return futures;
    }

    @Override
    public boolean reusable() {
        return false;
    }

    @Override
    public int fib(int n) {
        return future(n).join();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the nested future is awaited by thenCompose
    private CompletableFuture<Integer> future(int n) {
        if (n < 2) {
            return CompletableFuture.completedFuture(n);
        }
        return CompletableFuture.supplyAsync(() -> future(n - 1), pool)
                .thenCompose(left -> left)
                .thenCombine(future(n - 2), Integer::sum);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}

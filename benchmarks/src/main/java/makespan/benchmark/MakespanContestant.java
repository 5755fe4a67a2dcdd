package makespan.benchmark;

import java.util.Objects;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskContext;
import makespan.graph.TaskGraph;
import makespan.runtime.RunOptions;
import makespan.runtime.Subtask;
import makespan.runtime.WorkStealingRuntime;
import org.jspecify.annotations.Nullable;

/** Makespan's own runtime, with or without a trace of every task. */
final class MakespanContestant implements Contestant, Recursion {
    private final WorkStealingRuntime runtime;
    private final RunOptions options;
    private @Nullable TaskGraph built;

    private MakespanContestant(int workers, RunOptions options) {
        runtime = WorkStealingRuntime.withWorkers(workers);
        this.options = options;
    }

    static MakespanContestant traced(int workers) {
        return new MakespanContestant(workers, RunOptions.defaults());
    }

    static MakespanContestant untraced(int workers) {
        return new MakespanContestant(workers, RunOptions.defaults().withTraceLimit(0));
    }

    @Override
    public void build(FlatGraph graph, Body body) {
        IndexedGraphBuilder builder =
                TaskGraph.indexed("benchmark", graph.size()).body(body);
        for (int task = 0; task < graph.size(); task++) {
            for (int k = 0; k < graph.successorCount(task); k++) {
                builder.edge(task, graph.successor(task, k));
            }
        }
        built = builder.build();
    }

    @Override
    public @Nullable Object run() throws InterruptedException {
        return runtime.run(Objects.requireNonNull(built), options).orThrow();
    }

    @Override
    public int fib(int n) throws InterruptedException {
        Fib root = new Fib(n);
        TaskGraph graph = TaskGraph.indexed("recursion", 1)
                .body(context -> {
                    root.compute(context);
                    return null;
                })
                .build();
        runtime.run(graph, options).orThrow();
        return root.value;
    }

    @Override
    public void close() {
        runtime.close();
    }

    private static final class Fib extends Subtask {
        private final int n;
        private int value;

        Fib(int n) {
            this.n = n;
        }

        @Override
        protected void compute(TaskContext context) throws Exception {
            if (n < 2) {
                value = n;
                return;
            }
            Fib left = new Fib(n - 1);
            Fib right = new Fib(n - 2);
            left.fork(context);
            right.compute(context);
            left.join(context);
            value = left.value + right.value;
        }
    }
}

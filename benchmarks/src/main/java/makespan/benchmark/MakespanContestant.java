package makespan.benchmark;

import java.util.Objects;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskGraph;
import makespan.runtime.RunOptions;
import makespan.runtime.WorkStealingRuntime;
import org.jspecify.annotations.Nullable;

/** Makespan's own runtime, with or without a trace of every task. */
final class MakespanContestant implements Contestant {
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
        IndexedGraphBuilder builder = TaskGraph.indexed("benchmark", graph.size())
                .body(context -> {
                    body.run(context.index());
                    return null;
                });
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
    public void close() {
        runtime.close();
    }
}

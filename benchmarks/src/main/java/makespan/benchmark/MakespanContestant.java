package makespan.benchmark;

import java.util.Objects;
import java.util.stream.IntStream;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
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
        return new MakespanContestant(workers, RunOptions.defaults());
    }

    @Override
    public void build(FlatGraph graph, Body body) {
        TaskBody taskBody = context -> {
            body.run(context.task().index());
            return null;
        };
        TaskGraphBuilder builder = TaskGraph.builder("benchmark");
        for (int task = 0; task < graph.size(); task++) {
            int successor = task;
            builder.add(TaskSpec.of("t" + task, taskBody)
                    .withAfter(IntStream.range(0, graph.predecessorCount(task))
                            .mapToObj(k -> "t" + graph.predecessor(successor, k))
                            .toList()));
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

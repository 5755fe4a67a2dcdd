package makespan.dsl;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import makespan.analysis.BoundsStudy;
import makespan.dsl.compile.CellFrames;
import makespan.graph.Task;
import makespan.graph.TaskGraph;

/** The options of {@code bounds}, checked. */
record BoundsRequest(List<Integer> workers) {
    static final List<String> NAMES = List.of("workers");

    private static final List<Integer> DEFAULT =
            IntStream.rangeClosed(1, 8).boxed().toList();

    static BoundsRequest of(Map<String, ?> options) {
        WordOptions.check("bounds", options, NAMES);
        Object workers = options.get("workers");
        return new BoundsRequest(workers == null ? DEFAULT : WorkerCounts.of("bounds", workers));
    }

    /** Returns the bounds of a graph with the times that its tasks took in their latest runs. */
    BoundsStudy study(TaskGraph graph) {
        double[] seconds = new double[graph.size()];
        for (Task task : graph.tasks()) {
            seconds[task.index()] = latestSeconds(task)
                    .orElseThrow(
                            () -> new DeclarationException("bounds needs the time of every task, but '" + task.name()
                                    + "' has not run yet; run it first"
                                    + Places.in(CellFrames.current().orElse(null))));
        }
        return BoundsStudy.of(graph, seconds, workers);
    }

    private static OptionalDouble latestSeconds(Task task) {
        Declaration declaration = task.body() instanceof ClosureBody body ? body.declaration() : null;
        return declaration == null ? OptionalDouble.empty() : declaration.latestSeconds();
    }
}

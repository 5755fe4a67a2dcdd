package makespan.dsl;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import makespan.analysis.BoundsStudy;

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

    BoundsStudy study(TimedTasks tasks) {
        return BoundsStudy.of(tasks.graph(), tasks.seconds(), workers);
    }
}

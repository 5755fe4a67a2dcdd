package makespan.dsl;

import java.util.List;
import java.util.Map;
import makespan.analysis.SpeedupMeasurement;
import makespan.analysis.SpeedupStudy;
import makespan.dsl.compile.CellFrames;
import makespan.graph.TaskGraph;
import makespan.runtime.TaskFailedException;
import org.jspecify.annotations.Nullable;

/** The options of {@code speedup}, checked. */
record SpeedupRequest(
        @Nullable List<Integer> workers, @Nullable Integer repeats) {
    static final List<String> NAMES = List.of("repeats", "workers");

    private static final int FEWEST_REPEATS = 3;

    static SpeedupRequest of(Map<String, ?> options) {
        WordOptions.check("speedup", options, NAMES);
        Object workers = options.get("workers");
        Object repeats = options.get("repeats");
        return new SpeedupRequest(
                workers == null ? null : WorkerCounts.of("speedup", workers),
                repeats == null ? null : repeats(repeats));
    }

    /** Runs the graph on each number of workers. */
    SpeedupStudy measure(TaskGraph graph) throws InterruptedException {
        SpeedupMeasurement measurement = SpeedupMeasurement.of(graph);
        if (workers != null) {
            measurement.workers(workers);
        }
        if (repeats != null) {
            measurement.repeats(repeats);
        }
        try {
            return measurement.measure();
        } catch (TaskFailedException e) {
            throw TaskFailedException.of(
                    e.result(), cause -> CellFrames.place(cause).orElse(null));
        }
    }

    private static int repeats(Object given) {
        if (given instanceof Integer n && n >= FEWEST_REPEATS) {
            return n;
        }
        throw WordOptions.wrong("speedup", "repeats", "a whole number of at least " + FEWEST_REPEATS, given);
    }
}

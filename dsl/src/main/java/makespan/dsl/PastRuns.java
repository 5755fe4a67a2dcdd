package makespan.dsl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import makespan.analysis.RunAnalysis;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import makespan.runtime.RunResult;
import makespan.runtime.TaskFailure;
import makespan.trace.Trace;

/**
 * The latest run of each graph, without the values of its tasks: of few graphs, the most recent, and of few tasks in all.
 * Safe for use by many threads.
 */
final class PastRuns {
    private static final int MOST_GRAPHS = 16;
    private static final int MOST_TASKS = 200_000;

    /** By name and tasks, as a handle's graph is made anew at each use; the oldest first. */
    private final Map<List<String>, Past> latest = new LinkedHashMap<>();

    private record Past(TaskGraph graph, Trace trace, List<TaskFailure> failures) {}

    synchronized void remember(RunResult result) {
        List<String> key = key(result.graph());
        latest.remove(key);
        if (result.graph().size() <= MOST_TASKS) {
            latest.put(key, new Past(result.graph(), result.trace(), result.failures()));
        }
        while (latest.size() > MOST_GRAPHS || tasks() > MOST_TASKS) {
            latest.remove(latest.keySet().iterator().next());
        }
    }

    /** Returns the latest run of a graph of this name and of the same tasks. */
    Optional<RunAnalysis> of(TaskGraph graph) {
        return find(key(graph)).map(past -> RunAnalysis.of(past.graph(), past.trace(), past.failures()));
    }

    private synchronized Optional<Past> find(List<String> key) {
        return Optional.ofNullable(latest.get(key));
    }

    private long tasks() {
        return latest.values().stream().mapToLong(run -> run.graph().size()).sum();
    }

    private static List<String> key(TaskGraph graph) {
        return Stream.concat(Stream.of(graph.name()), graph.tasks().stream().map(Task::name))
                .toList();
    }
}

package makespan.dsl;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import makespan.format.TimedGraph;
import makespan.format.TracedRun;
import makespan.graph.TaskGraph;
import makespan.runtime.RunResult;
import makespan.schedule.PlacementProblem.EdgeBytes;
import makespan.schedule.TaskTimes;
import makespan.trace.Trace;

/** A graph with the time that each task took, and the data of its edges. */
final class TimedTasks {
    private final TaskGraph graph;
    private final double[] seconds;
    private final EdgeBytes bytes;

    private TimedTasks(TaskGraph graph, double[] seconds, EdgeBytes bytes) {
        this.graph = graph;
        this.seconds = seconds;
        this.bytes = bytes;
    }

    /**
     * Returns what a user means by tasks, a graph, a run or an opened file.
     *
     * @param word that the user wrote
     * @param graphOf makes the graph of tasks and of all that they wait for
     * @param latest the latest run, which may be of a graph that no cell declared
     */
    static TimedTasks of(
            String word,
            Object subject,
            Function<List<? extends TaskHandle<?>>, TaskGraph> graphOf,
            Optional<RunResult> latest) {
        if (subject instanceof TimedGraph file) {
            return new TimedTasks(file.graph(), file.seconds(), file::bytes);
        } else if (subject instanceof TracedRun run) {
            return new TimedTasks(run.graph(), TaskTimes.of(run.trace()), EdgeBytes.NONE);
        } else if (subject instanceof RunResult run) {
            return ofRun(run, word);
        } else if (subject instanceof TaskGraph graph) {
            return ofGraph(graph, word, latest);
        } else if (subject instanceof TaskHandle<?> handle) {
            return ofGraph(graphOf.apply(List.of(handle)), word, latest);
        } else if (subject instanceof List<?> many && many.stream().allMatch(TaskHandle.class::isInstance)) {
            List<? extends TaskHandle<?>> handles = many.stream()
                    .<TaskHandle<?>>map(each -> (TaskHandle<?>) each)
                    .toList();
            return ofGraph(graphOf.apply(handles), word, latest);
        }
        throw new DeclarationException(word + " takes handles of tasks, a graph or a run, but was given "
                + Places.quote(subject) + Places.here());
    }

    private static TimedTasks ofRun(RunResult run, String word) {
        if (run.status() != RunResult.Status.COMPLETED) {
            throw new DeclarationException(
                    "The run did not complete, so that " + word + " lacks the time of some tasks" + Places.here());
        }
        return new TimedTasks(run.graph(), TaskTimes.of(run.trace()), EdgeBytes.NONE);
    }

    private static TimedTasks ofGraph(TaskGraph graph, String word, Optional<RunResult> latest) {
        if (graph.size() == 0) {
            throw new DeclarationException("There are no tasks for " + word + "; task { … } declares one");
        }
        Optional<Trace> same = latest.filter(run -> run.graph() == graph).map(RunResult::trace);
        double[] seconds = same.map(TaskTimes::of).orElseGet(() -> new double[graph.size()]);
        for (int task = 0; task < seconds.length; task++) {
            Declaration declaration = SessionRuns.declaration(graph, task);
            boolean ran = same.isPresent() && same.get().event(task).isPresent();
            if (declaration != null && declaration.latestSeconds().isPresent()) {
                seconds[task] = declaration.latestSeconds().getAsDouble();
            } else if (!ran) {
                throw new DeclarationException("Task '" + graph.task(task).name()
                        + "' was not measured yet: run it once, and " + word + " takes the times of the latest run"
                        + Places.here());
            }
        }
        return new TimedTasks(graph, seconds, EdgeBytes.NONE);
    }

    TaskGraph graph() {
        return graph;
    }

    /** Returns the times, not copied. */
    double[] seconds() {
        return seconds;
    }

    /** Returns how much data goes along each edge; none where nothing is known of data. */
    EdgeBytes bytes() {
        return bytes;
    }
}

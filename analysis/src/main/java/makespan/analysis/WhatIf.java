package makespan.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import makespan.graph.TaskGraph;
import makespan.text.Suggestion;

/**
 * Asks what a measured run would be like with faster tasks, without some, or on another number of workers. Set the
 * changes, then {@link #predict()}: the run is replayed as it was, to see how far a replay can be believed, and then with
 * all changes together. Changes of the same task multiply. Not safe for concurrent use.
 */
public final class WhatIf {
    /** More workers than any run has, for a look beyond the machine. */
    private static final int MOST_WORKERS = 1_000_000;

    final RunAnalysis run;
    final double[] seconds;
    final List<String> changes = new ArrayList<>();
    int workers;

    private WhatIf(RunAnalysis run) {
        this.run = Objects.requireNonNull(run);
        seconds = run.seconds();
        workers = run.workers();
    }

    /** Returns a question about a run, without any change yet. */
    public static WhatIf of(RunAnalysis run) {
        return new WhatIf(run);
    }

    /**
     * Makes a task, or all tasks of a kind, faster.
     *
     * @param name a task's; if there is no such task, a kind's
     * @param factor how many times faster, finite and above 0; below 1 is slower
     * @throws IllegalArgumentException if the name is neither, with the closest one, or the factor is out of range
     */
    public WhatIf faster(String name, double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException(
                    "how many times faster '" + name + "' is must be finite and above 0, but was " + factor);
        }
        List<Integer> tasks = named(run.graph(), name);
        tasks.forEach(task -> seconds[task] /= factor);
        changes.add(Ranking.named(run.graph(), tasks) + " "
                + (factor < 1 ? "at " + plain(factor) + " of the speed" : plain(factor) + "× faster"));
        return this;
    }

    /**
     * Lets a task, or all tasks of a kind, take no time; what waits for them still does.
     *
     * @param name a task's; if there is no such task, a kind's
     * @throws IllegalArgumentException if the name is neither, with the closest one
     */
    public WhatIf without(String name) {
        List<Integer> tasks = named(run.graph(), name);
        tasks.forEach(task -> seconds[task] = 0);
        changes.add("without " + Ranking.named(run.graph(), tasks));
        return this;
    }

    /** Sets the number of workers, 1 to a million. */
    public WhatIf workers(int count) {
        if (count < 1 || count > MOST_WORKERS) {
            throw new IllegalArgumentException("workers must be between 1 and 1000000, but was " + count);
        }
        workers = count;
        changes.removeIf(change -> change.matches("on \\d+ workers?"));
        changes.add("on " + Quantity.count(count, "worker"));
        return this;
    }

    /** Returns the answer: a prediction, or why there is none. */
    public WhatIfStudy predict() {
        return new WhatIfReplays(this).study();
    }

    /** Returns the tasks that a name means: the one of this name, else all of this kind, ascending. */
    static List<Integer> named(TaskGraph graph, String name) {
        return graph.find(name).map(task -> List.of(task.index())).orElseGet(() -> ofKind(graph, name));
    }

    private static List<Integer> ofKind(TaskGraph graph, String kind) {
        List<Integer> tasks = KindSummary.tasksByKind(graph).getOrDefault(kind, List.of());
        if (tasks.isEmpty()) {
            List<String> known = graph.tasks().stream()
                    .flatMap(task -> Stream.of(task.name(), task.kind()))
                    .distinct()
                    .toList();
            throw new IllegalArgumentException("Graph '" + graph.name() + "' has no task and no kind '" + kind + "'."
                    + Suggestion.didYouMean(kind, known));
        }
        return tasks;
    }

    private static String plain(double factor) {
        return factor == Math.rint(factor) && factor < 1e9
                ? Long.toString((long) factor)
                : String.valueOf((float) factor);
    }
}

package makespan.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;
import makespan.trace.Outcome;

/**
 * What would make a run shorter: the task, or the kind of tasks, that saves most when it takes half its time. Found by
 * replaying the measured times with the {@link Simulator} on as many workers.
 *
 * @param tasks indices of the tasks made faster, ascending
 * @param kind their kind
 * @param saving fraction of the makespan that the replay saves, 0 to 1
 */
public record Improvement(List<Integer> tasks, String kind, double saving) {
    private static final double FIDELITY = 0.10;
    private static final double WORTH_SAYING = 0.01;
    private static final double UNINFORMATIVE_SHARE = 2.0 / 3;
    private static final int MOST_CANDIDATES = 20;
    private static final int MOST_TASKS = 20_000;
    private static final int MOST_TASKS_REPLAYED = 400_000;

    public Improvement {
        tasks = List.copyOf(tasks);
    }

    /**
     * Returns the best improvement among the costliest tasks on the structural and the realised critical path and their
     * kinds. Empty where the replay cannot be trusted, because it does not come within 10 % of the run's makespan, where
     * nothing saves at least one per cent, where dependencies are not known, and for graphs of one task or of more than 20,000.
     */
    public static Optional<Improvement> best(RunAnalysis run) {
        TaskGraph graph = run.graph();
        boolean complete = run.outcome() == Outcome.COMPLETED && run.dependenciesKnown();
        if (!complete || run.workers() == 0 || graph.size() < 2 || graph.size() > MOST_TASKS) {
            return Optional.empty();
        }
        double replayed = Simulator.makespan(graph, run.seconds(), run.workers(), ListPolicy.HLFET);
        if (replayed == 0 || Math.abs(replayed - run.makespan()) > FIDELITY * run.makespan()) {
            return Optional.empty();
        }
        int affordable = MOST_TASKS_REPLAYED / Math.max(1, graph.size());
        return candidates(run).stream()
                .limit(affordable)
                .map(tasks ->
                        new Improvement(tasks, graph.task(tasks.get(0)).kind(), 1 - halved(run, tasks) / replayed))
                .filter(improvement -> improvement.saving() >= WORTH_SAYING)
                .reduce((best, next) -> next.saving() > best.saving() ? next : best);
    }

    private static double halved(RunAnalysis run, List<Integer> tasks) {
        double[] seconds = run.seconds();
        tasks.forEach(task -> seconds[task] /= 2);
        return Simulator.makespan(run.graph(), seconds, run.workers(), ListPolicy.HLFET);
    }

    /** Single tasks and whole kinds, alternating by cost; a kind that is most of the work tells nothing new. */
    private static List<List<Integer>> candidates(RunAnalysis run) {
        Set<Integer> critical = new LinkedHashSet<>(run.criticalPath().tasks());
        run.realisedPath().steps().forEach(step -> critical.add(step.task()));
        List<Integer> costliest = critical.stream()
                .filter(task -> run.seconds(task) > 0)
                .sorted(Comparator.<Integer>comparingDouble(run::seconds)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_CANDIDATES)
                .toList();
        Map<String, List<Integer>> kinds = tasksByKind(run);
        List<List<Integer>> candidates = new ArrayList<>();
        for (int task : costliest) {
            candidates.add(List.of(task));
            List<Integer> alike = kinds.remove(run.graph().task(task).kind());
            if (alike != null) {
                candidates.add(alike);
            }
        }
        return candidates;
    }

    private static Map<String, List<Integer>> tasksByKind(RunAnalysis run) {
        Map<String, List<Integer>> kinds = new LinkedHashMap<>();
        for (Task task : run.graph().tasks()) {
            kinds.computeIfAbsent(task.kind(), kind -> new ArrayList<>()).add(task.index());
        }
        run.kinds().stream()
                .filter(kind -> kind.count() < 2 || kind.share() > UNINFORMATIVE_SHARE)
                .forEach(kind -> kinds.remove(kind.kind()));
        return kinds;
    }

    /** Returns the improvement in words: {@code making 'features' twice as fast saves 18 %, a replay says}. */
    public String sentence(TaskGraph graph) {
        String what = tasks.size() == 1
                ? "'" + graph.task(tasks.get(0)).name() + "'"
                : "the " + tasks.size() + " '" + kind + "' tasks";
        return "making " + what + " twice as fast saves " + Quantity.percent(saving) + ", a replay says";
    }
}

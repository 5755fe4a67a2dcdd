package makespan.analysis;

import java.util.List;
import java.util.Optional;
import makespan.graph.TaskGraph;
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
    private static final double WORTH_SAYING = 0.01;

    /** A kind that is most of the work tells nothing new. */
    private static final double UNINFORMATIVE_SHARE = 2.0 / 3;

    private static final int MOST_TASKS = 20_000;
    private static final int MOST_TASKS_REPLAYED = 400_000;

    public Improvement {
        tasks = List.copyOf(tasks);
    }

    /**
     * Returns the best improvement among the costliest tasks on the structural and the realised critical path and their
     * kinds. Empty where the replay cannot be trusted, because it does not come within 10 % of the run's makespan, where
     * nothing saves at least one per cent, where dependencies are not known or devices beside the workers were used, and for graphs of one task or of more than
     * 20,000.
     */
    public static Optional<Improvement> best(RunAnalysis run) {
        TaskGraph graph = run.graph();
        boolean complete = run.outcome() == Outcome.COMPLETED && run.dependenciesKnown();
        if (!complete || run.usedDevices() || run.workers() == 0 || graph.size() < 2 || graph.size() > MOST_TASKS) {
            return Optional.empty();
        }
        Replay replay = new Replay(run);
        if (!replay.faithful()) {
            return Optional.empty();
        }
        int affordable = MOST_TASKS_REPLAYED / Math.max(1, graph.size());
        return Candidates.of(run, UNINFORMATIVE_SHARE).stream()
                .limit(affordable)
                .map(tasks -> new Improvement(
                        tasks, graph.task(tasks.get(0)).kind(), 1 - replay.faster(tasks, 2) / replay.makespan()))
                .filter(improvement -> improvement.saving() >= WORTH_SAYING)
                .reduce((best, next) -> next.saving() > best.saving() ? next : best);
    }

    /** Returns the improvement in words: {@code making 'features' twice as fast saves 18 %, a replay says}. */
    public String sentence(TaskGraph graph) {
        return "making " + Ranking.named(graph, tasks) + " twice as fast saves " + Quantity.percent(saving)
                + ", a replay says";
    }
}

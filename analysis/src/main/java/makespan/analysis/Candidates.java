package makespan.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may be worth speeding up in a run: tasks on its critical paths, structural and realised, and their whole kinds. */
final class Candidates {
    private static final int MOST_TASKS = 20;

    private Candidates() {}

    /**
     * Returns the costliest tasks on the paths, each followed by all tasks of its kind where these are several.
     *
     * @param mostShare a kind with a larger share of all tasks' time is left out
     */
    static List<List<Integer>> of(RunAnalysis run, double mostShare) {
        Set<Integer> critical = new LinkedHashSet<>(run.criticalPath().tasks());
        run.realisedPath().steps().forEach(step -> critical.add(step.task()));
        List<Integer> costliest = critical.stream()
                .filter(task -> run.seconds(task) > 0)
                .sorted(Comparator.<Integer>comparingDouble(run::seconds)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_TASKS)
                .toList();
        Map<String, List<Integer>> kinds = severalByKind(run, mostShare);
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

    private static Map<String, List<Integer>> severalByKind(RunAnalysis run, double mostShare) {
        Map<String, List<Integer>> kinds = KindSummary.tasksByKind(run.graph());
        run.kinds().stream()
                .filter(kind -> kind.count() < 2 || kind.share() > mostShare)
                .forEach(kind -> kinds.remove(kind.kind()));
        return kinds;
    }
}

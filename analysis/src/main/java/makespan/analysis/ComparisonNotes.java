package makespan.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import makespan.graph.Task;

/** What a reader has to know of the two sides of a comparison. */
final class ComparisonNotes {
    private final List<RunAnalysis> base;
    private final List<RunAnalysis> changed;
    private final KindNoise noise;
    private final boolean repeated;
    private final double threshold;
    private final List<String> notes = new ArrayList<>();

    ComparisonNotes(
            List<RunAnalysis> base, List<RunAnalysis> changed, KindNoise noise, boolean repeated, double threshold) {
        this.base = base;
        this.changed = changed;
        this.noise = noise;
        this.repeated = repeated;
        this.threshold = threshold;
    }

    List<String> all() {
        unlike("are of different origin", run -> run.trace().origin().word(), "");
        unlike(
                "had different numbers of workers",
                run -> Integer.toString(run.workers()),
                ", so that no difference says anything of the program");
        unlike(
                "were on different devices",
                ComparisonNotes::devices,
                ", so that no difference says anything of the program");
        unlike("are of graphs of different names", run -> "'" + run.graph().name() + "'", "");
        if (!tasks(base).equals(tasks(changed))) {
            notes.add("the runs are of different sets of tasks");
        }
        aboutTheNoise();
        notes.add("a change of the makespan of less than " + Quantity.percent(threshold) + " does not count");
        return notes;
    }

    /** Returns the names of the devices beside the workers that a run could use. */
    static String devices(RunAnalysis run) {
        return run.devices().isEmpty()
                ? "workers alone"
                : run.devices().stream()
                        .map(device -> "'" + device.name() + "'" + (device.emulated() ? " (emulated)" : ""))
                        .collect(Collectors.joining(" and "));
    }

    private void unlike(String how, Function<RunAnalysis, String> trait, String consequence) {
        Set<String> were = base.stream().map(trait).collect(Collectors.toCollection(TreeSet::new));
        Set<String> are = changed.stream().map(trait).collect(Collectors.toCollection(TreeSet::new));
        if (!were.equals(are) || were.size() > 1) {
            notes.add("the runs " + how + ": " + String.join(", ", were) + " against " + String.join(", ", are)
                    + consequence);
        }
    }

    private static Set<String> tasks(List<RunAnalysis> runs) {
        return runs.get(0).graph().tasks().stream().map(Task::name).collect(Collectors.toSet());
    }

    private void aboutTheNoise() {
        if (repeated) {
            notes.add("noise: the spread between runs, by bootstrap of the medians of " + base.size() + " and "
                    + changed.size() + " runs and by rank test at 5 %; each kind is tested alone, so that one of"
                    + " twenty may seem changed by chance");
        } else if (noise.canTell()) {
            notes.add(
                    "noise: with fewer than three runs a side, the spread of kinds against each other over stretches of the"
                            + " run; all kinds changed by " + Quantity.change(noise.common() - 1)
                            + " alike, which may be the machine; three runs a side or more tell");
        } else {
            notes.add("noise: not known; fewer than three runs a side, and no two kinds with five tasks each to hold"
                    + " against each other; make three runs a side or more");
        }
    }
}

package makespan.schedule;

import java.util.Arrays;
import java.util.Locale;
import makespan.text.Suggestion;

/** How a runtime decides where a task with several variants runs. */
public enum PlacementRule {
    /** Whoever is free first takes it, whatever the times: the rule of work stealing, for unlike devices. */
    WORK_STEALING,
    /**
     * Where it ends first, when it becomes ready: {@code max(device free, data there) + expected time}. The rule
     * {@code dmda} of StarPU: Augonnet, Thibault, Namyst and Wacrenier, Concurrency and Computation: Practice and
     * Experience 23(2), 2011.
     */
    EARLIEST_FINISH,
    /** Where a plan of all tasks, made before the run begins, has it: see {@link Heft}. */
    HEFT;

    /** Returns what users call it, such as {@code earliest-finish}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the rule of a label.
     *
     * @throws IllegalArgumentException if there is none; the message offers the closest
     */
    public static PlacementRule of(String label) {
        return Arrays.stream(values())
                .filter(rule -> rule.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> {
                    var all = Arrays.stream(values()).map(PlacementRule::label).toList();
                    return new IllegalArgumentException("the placement must be one of " + String.join(", ", all)
                            + ", but was '" + label + "'." + Suggestion.didYouMean(label, all));
                });
    }
}

package makespan.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import makespan.schedule.PlacementPolicy;
import makespan.text.Suggestion;

/** The policies that users can name. */
public final class PolicyNames {
    private static final String WORK_STEALING = new WorkStealing(0).label();

    private PolicyNames() {}

    /** Returns all names: those for equal workers first. */
    public static List<String> all() {
        return Stream.of(
                        Arrays.stream(ListPolicy.values()).map(ListPolicy::label),
                        Stream.of(WORK_STEALING),
                        Arrays.stream(PlacementPolicy.values()).map(PlacementPolicy::label))
                .flatMap(names -> names)
                .toList();
    }

    /**
     * Returns the policy of a name for equal workers; none if it is one for unlike processors.
     *
     * @param stealing what {@code work-stealing} means
     * @throws IllegalArgumentException if there is no policy of this name; the message offers the closest
     */
    public static Optional<WorkerPolicy> worker(String name, WorkStealing stealing) {
        String label = known(name);
        return label.equals(WORK_STEALING)
                ? Optional.of(stealing)
                : Arrays.stream(ListPolicy.values())
                        .filter(policy -> policy.label().equals(label))
                        .map(WorkerPolicy.class::cast)
                        .findFirst();
    }

    /**
     * Returns the policy of a name for unlike processors; none if it is one for equal workers.
     *
     * @throws IllegalArgumentException if there is no policy of this name; the message offers the closest
     */
    public static Optional<PlacementPolicy> placement(String name) {
        String label = known(name);
        return Arrays.stream(PlacementPolicy.values())
                .filter(policy -> policy.label().equals(label))
                .findFirst();
    }

    private static String known(String name) {
        String label = name.toLowerCase(Locale.ROOT);
        if (!all().contains(label)) {
            throw new IllegalArgumentException("the policy must be one of " + String.join(", ", all()) + ", but was '"
                    + name + "'." + Suggestion.didYouMean(label, all()));
        }
        return label;
    }
}

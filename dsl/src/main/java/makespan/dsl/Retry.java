package makespan.dsl;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import makespan.graph.SourceLocation;
import makespan.text.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * The option {@code retry} of a task, checked.
 *
 * @param times how often the body is tried at most
 * @param backoff the pause before the second try; it doubles with each further try
 * @param on what the body must throw to be tried again
 */
record Retry(int times, Duration backoff, Class<? extends Throwable> on) {
    private static final List<String> NAMES = List.of("backoff", "on", "times");

    /** @param given how often to try in all, a map of what else there is to say, or null for once */
    static Retry of(@Nullable Object given, @Nullable SourceLocation place) {
        if (given == null) {
            return new Retry(1, Duration.ZERO, Throwable.class);
        }
        Map<?, ?> options = given instanceof Map<?, ?> map ? map : Map.of("times", given);
        options.keySet().forEach(name -> check(String.valueOf(name), place));
        if (options.get("times") instanceof Integer times && times >= 1) {
            return new Retry(times, backoff(options.get("backoff"), place), on(options.get("on"), place));
        }
        throw given instanceof Map<?, ?>
                ? wrong("times", place, "how often to try in all, at least 1", options.get("times"))
                : TaskOptions.wrong("retry", place, "how often to try in all: 3 or [times: 3]", given);
    }

    private static void check(String option, @Nullable SourceLocation place) {
        if (!NAMES.contains(option)) {
            String hint = Suggestion.didYouMean(option, NAMES);
            throw new DeclarationException("Unknown option '" + option + "' of retry" + Places.at(place) + "."
                    + (hint.isEmpty() ? " Known: " + String.join(", ", NAMES) + "." : hint));
        }
    }

    private static Duration backoff(@Nullable Object given, @Nullable SourceLocation place) {
        if (given == null) {
            return Duration.ZERO;
        }
        if (given instanceof Duration pause && !pause.isNegative()) {
            return pause;
        }
        throw wrong("backoff", place, "the pause before the second try, as in 1.s", given);
    }

    private static Class<? extends Throwable> on(@Nullable Object given, @Nullable SourceLocation place) {
        if (given == null) {
            return Throwable.class;
        }
        if (given instanceof Class<?> type && Throwable.class.isAssignableFrom(type)) {
            return type.asSubclass(Throwable.class);
        }
        throw wrong("on", place, "the class of an exception, as in IOException", given);
    }

    private static DeclarationException wrong(
            String option, @Nullable SourceLocation place, String expected, @Nullable Object given) {
        return new DeclarationException("Option '" + option + "' of retry" + Places.at(place) + " must be " + expected
                + ", but was " + Places.quote(given));
    }
}

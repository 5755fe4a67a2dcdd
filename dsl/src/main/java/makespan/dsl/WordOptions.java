package makespan.dsl;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import makespan.dsl.compile.CellFrames;
import makespan.text.Suggestion;
import org.jspecify.annotations.Nullable;

/** Checks options. */
final class WordOptions {
    private WordOptions() {}

    /** Throws if an option of a word is unknown; the message offers the closest one, or all. */
    static void check(String word, Map<String, ?> given, List<String> known) {
        for (Object key : given.keySet()) {
            String option = String.valueOf(key);
            if (!known.contains(option)) {
                String hint = Suggestion.didYouMean(option, known);
                throw new DeclarationException("Unknown " + word + " option '" + option + "'"
                        + Places.at(CellFrames.current().orElse(null)) + "."
                        + (hint.isEmpty() ? " Known: " + String.join(", ", known) + "." : hint));
            }
        }
    }

    /** Returns whether a duration is more than 0. */
    static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    /** Returns what to throw if an option has a value that it cannot have. */
    static DeclarationException wrong(String word, String option, String expected, @Nullable Object given) {
        return new DeclarationException(word + " option '" + option + "' must be " + expected + ", but was "
                + Places.quote(given) + Places.here());
    }
}

package makespan.format;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Texts of which many are equal, each kept once. */
final class Interned {
    private final Map<String, String> kept = new HashMap<>();

    String of(String text) {
        return of(text, UnaryOperator.identity());
    }

    /** Returns what a text is made into; made once only. */
    String of(String text, UnaryOperator<String> made) {
        return kept.computeIfAbsent(text, made);
    }
}

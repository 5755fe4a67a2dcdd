package makespan.kernel.language;

import java.util.List;

/**
 * What could stand at the cursor.
 *
 * @param matches what fits best first
 * @param start first char that a match replaces
 * @param end char after the last that a match replaces
 */
public record Completion(List<Match> matches, int start, int end) {
    /**
     * One possibility.
     *
     * @param kind in Jupyter's words: function, property, instance, class, keyword, module, param, path or magic
     * @param signature how it is declared or used, perhaps empty
     */
    public record Match(String text, String kind, String signature) {}

    public Completion {
        matches = List.copyOf(matches);
    }
}

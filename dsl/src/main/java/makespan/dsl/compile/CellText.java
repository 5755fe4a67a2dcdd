package makespan.dsl.compile;

import java.util.Map;

/**
 * What is kept of a cell's text for messages.
 *
 * @param source as the user wrote it
 * @param compiled as it was compiled, line for line the same but for what is not Groovy
 * @param closures the lines of its closures, by the names of their classes
 */
public record CellText(CellSource source, CellSource compiled, Map<String, Integer> closures) {
    public CellText {
        closures = Map.copyOf(closures);
    }
}

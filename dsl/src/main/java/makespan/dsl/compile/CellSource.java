package makespan.dsl.compile;

/**
 * The text of a cell or script.
 *
 * @param unit what the user calls it: {@code cell 4}, or a script's file name
 * @param code the text, as the user wrote it
 */
public record CellSource(String unit, String code) {
    /** Returns a line of the text, or an empty text where there is none. Lines count from 1. */
    public String line(int number) {
        return code.lines().skip(Math.max(0, number - 1L)).findFirst().orElse("");
    }
}

package makespan.dsl.compile;

import java.util.List;

/**
 * One thing that is wrong in a text.
 *
 * @param kind {@code SyntaxError}, or {@code TypeError} from the check of types
 * @param message what is wrong, without the place
 * @param unit the text's name
 * @param line counted from 1; 0 where the place is unknown
 * @param column counted from 1
 * @param length how many characters of the line are marked, at least 1
 * @param excerpt the line's text
 */
public record SourceProblem(
        String kind, String message, String unit, int line, int column, int length, String excerpt) {
    /** Returns the message and the place: {@code Unexpected input: '}' (cell 4, line 7, column 3)}. */
    @Override
    public String toString() {
        return line < 1 ? message : message + " (" + unit + ", line " + line + ", column " + column + ")";
    }

    /** Returns the line and a caret under the place, as two lines of text; empty where the place is unknown. */
    public List<String> marked() {
        return line < 1 ? List.of() : new SourceMark(line, column, length, excerpt).lines();
    }
}

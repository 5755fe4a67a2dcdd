package makespan.dsl.compile;

import java.util.List;

/**
 * A part of one line of a text.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param length how many characters are marked, at least 1
 * @param excerpt the line's text
 */
public record SourceMark(int line, int column, int length, String excerpt) {
    private static final String TAB = "    ";

    /** Returns the line and carets under the part, as two lines of text of the same indentation. */
    public List<String> lines() {
        String gutter = String.format("%4d | ", line);
        int start = Math.min(excerpt.length(), Math.max(0, column - 1));
        int end = Math.min(excerpt.length(), start + length);
        int before = excerpt.substring(0, start).replace("\t", TAB).length();
        int width = Math.max(1, excerpt.substring(start, end).replace("\t", TAB).length());
        return List.of(
                gutter + excerpt.replace("\t", TAB),
                " ".repeat(gutter.length() - 2) + "| " + " ".repeat(before) + "^" + "~".repeat(width - 1));
    }
}

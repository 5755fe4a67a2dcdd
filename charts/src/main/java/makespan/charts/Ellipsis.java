package makespan.charts;

import java.text.BreakIterator;
import java.util.Locale;

/** Shortens a name that does not fit, between letters as a reader sees them. */
final class Ellipsis {
    private static final String MARK = "…";
    /** No picture shows more; keeps measuring short. */
    private static final int LONGEST = 400;

    private Ellipsis() {}

    /** Returns the text, or as much of its start as fits the width with an ellipsis. */
    static String fit(String text, double width, Lettering lettering) {
        String line = oneLine(text.length() > LONGEST ? text.substring(0, LONGEST) + MARK : text);
        if (lettering.widthOf(line) <= width) {
            return line;
        }
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(line);
        int end = 0;
        for (int next = letters.next(); next != BreakIterator.DONE; next = letters.next()) {
            if (lettering.widthOf(line.substring(0, next) + MARK) > width) {
                break;
            }
            end = next;
        }
        return line.substring(0, end).stripTrailing() + MARK;
    }

    /** Returns the text, or as much of its start as fits a number of columns with an ellipsis. */
    static String columns(String text, int columns) {
        String line = oneLine(text);
        int length = line.codePointCount(0, line.length());
        return length <= columns ? line : line.substring(0, line.offsetByCodePoints(0, columns - 1)) + MARK;
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}

package makespan.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** Breaks text into lines at blanks. */
final class Paragraph {
    /** The widest line of a text report, in characters. */
    static final int COLUMNS = 100;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Paragraph() {}

    /** Returns the text in lines of at most {@link #COLUMNS} characters unless a word is longer, each ended by a line feed. */
    static String wrap(String text) {
        return String.join("\n", lines(text, COLUMNS, line -> line.codePointCount(0, line.length()))) + "\n";
    }

    /** Returns the text in lines no wider than given unless a word is wider. */
    static List<String> lines(String text, double width, ToDoubleFunction<String> widthOf) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : BLANKS.split(text.strip(), -1)) {
            if (line.length() > 0 && widthOf.applyAsDouble(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

package makespan.kernel.request;

import java.util.ArrayList;
import java.util.List;
import makespan.dsl.CellError;

/** An error's story in the colours of a terminal: its name red, the user's lines blue, carets red. */
final class Traceback {
    private static final String BOLD_RED = "\u001b[1;31m";
    private static final String RED = "\u001b[31m";
    private static final String BLUE = "\u001b[34m";
    private static final String PLAIN = "\u001b[0m";

    private Traceback() {}

    static List<String> coloured(CellError error) {
        List<String> lines = new ArrayList<>();
        for (String line : error.traceback()) {
            lines.add(coloured(line, error.name()));
        }
        return lines;
    }

    private static String coloured(String line, String errorName) {
        if (line.startsWith(errorName)) {
            return BOLD_RED + errorName + PLAIN + line.substring(errorName.length());
        }
        if (line.startsWith("  at ")) {
            return BLUE + line + PLAIN;
        }
        return isCarets(line) ? RED + line + PLAIN : line;
    }

    private static boolean isCarets(String line) {
        return line.indexOf('^') >= 0 && line.chars().allMatch(c -> " |^~".indexOf(c) >= 0);
    }
}

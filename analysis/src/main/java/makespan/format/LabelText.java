package makespan.format;

/** What Graphviz shows for the label of a node, on one line. */
final class LabelText {
    private static final String LINE_ENDS = "nlr";

    private LabelText() {}

    /** @param name what {@code \N} stands for */
    static String of(String label, String name) {
        if (label.indexOf('\\') < 0 && label.indexOf('\n') < 0) {
            return label.strip();
        }
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < label.length(); at++) {
            char unit = label.charAt(at);
            if (unit == '\\' && at + 1 < label.length()) {
                char escaped = label.charAt(++at);
                text.append(escaped == 'N' ? name : LINE_ENDS.indexOf(escaped) >= 0 ? " " : escaped);
            } else {
                text.append(unit == '\n' ? ' ' : unit);
            }
        }
        return text.toString().strip();
    }
}

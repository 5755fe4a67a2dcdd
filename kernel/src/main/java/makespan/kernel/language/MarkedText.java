package makespan.kernel.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import makespan.dsl.compile.CellTokens;
import makespan.dsl.compile.CellTokens.Opening;

/**
 * A text with a mark at the cursor, in the forms that may parse.
 *
 * @param candidates the whole text first, then what stands before the cursor with its brackets closed, then the
 *     expression at the cursor alone
 * @param markLine the line of the mark, counted from 1; the last candidate has no other
 */
record MarkedText(List<String> candidates, int markLine) {
    MarkedText {
        candidates = List.copyOf(candidates);
    }

    static MarkedText of(String code, int cursor) {
        String before = code.substring(0, cursor);
        String head = before + TypeReader.MARK;
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        List<String> candidates = new ArrayList<>();
        if (!code.substring(end).isBlank()) {
            candidates.add(head + code.substring(end));
        }
        CellTokens tokens = CellTokens.of(before);
        String closed = head + closings(tokens.open());
        String forgotten = withForgottenBrackets(before, tokens);
        if (!forgotten.equals(before)) {
            candidates.add(forgotten
                    + TypeReader.MARK
                    + closings(CellTokens.of(forgotten).open()));
        }
        candidates.add(closed);
        int start = CursorText.before(code, cursor).expression();
        String alone = code.substring(start, cursor).replace('\n', ' ') + TypeReader.MARK;
        candidates.add("\n".repeat((int) before.chars().filter(c -> c == '\n').count()) + alone);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new MarkedText(candidates.stream().distinct().toList(), line);
    }

    /** Returns a text in which a line is empty. */
    static String withoutLine(String text, int line) {
        String[] lines = text.split("\n", -1);
        if (line <= lines.length) {
            lines[line - 1] = "";
        }
        return String.join("\n", lines);
    }

    private static String closings(List<Opening> open) {
        StringBuilder closings = new StringBuilder();
        for (int i = open.size() - 1; i >= 0; i--) {
            closings.append(open.get(i).closing());
        }
        return closings.toString();
    }

    /**
     * Closes parentheses and square brackets at the end of their lines, where the next line starts no deeper than
     * theirs: who writes on there has forgotten them.
     */
    private static String withForgottenBrackets(String before, CellTokens tokens) {
        StringBuilder text = new StringBuilder(before);
        List<Opening> open = tokens.open().stream()
                .filter(opening ->
                        opening.closing().equals(")") || opening.closing().equals("]"))
                .sorted(Comparator.comparingInt(Opening::start))
                .toList();
        for (int i = open.size() - 1; i >= 0; i--) {
            int lineEnd = before.indexOf('\n', open.get(i).start());
            if (lineEnd >= 0 && indent(before, lineEnd + 1) <= indent(before, lineStart(before, lineEnd))) {
                text.insert(lineEnd, open.get(i).closing());
            }
        }
        return text.toString();
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private static int indent(String text, int lineStart) {
        int at = lineStart;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at - lineStart;
    }
}

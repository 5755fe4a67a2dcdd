package makespan.kernel.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What stands around the cursor, read backwards from it without a parser, because a text that is being typed seldom
 * parses.
 *
 * @param steps the expression before the last dot, outermost receiver first; empty if there is no dot
 * @param afterDot whether the name stands after a dot
 * @param name the name at the cursor, up to the cursor or to its end, perhaps empty
 * @param start where the name starts, in chars
 */
record CursorText(List<Step> steps, boolean afterDot, String name, int start) {
    /** A part of a chain such as {@code a.b(1)[2].c}. */
    record Step(Kind kind, String name) {}

    /** What a part of a chain is. */
    enum Kind {
        NAME,
        CALL,
        NEW,
        INDEX,
        STRING,
        LIST,
        MAP,
        NUMBER,
        UNKNOWN
    }

    /** Returns what a completion at the cursor would complete. */
    static CursorText before(String code, int cursor) {
        int start = nameStart(code, cursor);
        int dot = skipSpaceBack(code, start) - 1;
        boolean afterDot = dot >= 0 && code.charAt(dot) == '.' && !isNumberDot(code, dot);
        List<Step> steps = afterDot ? new Backwards(code).chainBefore(dot) : List.of();
        return new CursorText(steps, afterDot, code.substring(start, cursor), start);
    }

    /** Returns the name under the cursor, or, between a call's parentheses, the name of what is called. */
    static CursorText around(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        CursorText here = before(code, end);
        int open = here.name().isEmpty() ? openParenthesis(code, cursor) : -1;
        return open < 0 ? here : before(code, skipSpaceBack(code, open));
    }

    private static int openParenthesis(String code, int cursor) {
        int depth = 0;
        for (int i = Math.min(cursor, code.length()) - 1; i >= 0; i--) {
            char c = code.charAt(i);
            if (c == ')') {
                depth++;
            } else if (c == '(' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /** A dot after digits alone starts a fraction, unless a letter or the cursor follows a unit such as {@code 20.ms}. */
    private static boolean isNumberDot(String code, int dot) {
        int digits = dot;
        while (digits > 0 && Character.isDigit(code.charAt(digits - 1))) {
            digits--;
        }
        boolean number = digits < dot && (digits == 0 || !Character.isJavaIdentifierPart(code.charAt(digits - 1)));
        return number && dot + 1 < code.length() && Character.isDigit(code.charAt(dot + 1));
    }

    private static int nameStart(String code, int cursor) {
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int skipSpaceBack(String code, int from) {
        int i = from;
        while (i > 0 && Character.isWhitespace(code.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /** Reads a chain from its end to its start. */
    private static final class Backwards {
        private final String code;
        private int at;

        Backwards(String code) {
            this.code = code;
        }

        List<Step> chainBefore(int dot) {
            at = dot;
            Deque<Step> steps = new ArrayDeque<>();
            do {
                skipSafeDot();
                steps.addFirst(step(steps));
                at = skipSpaceBack(code, at);
            } while (at > 0 && code.charAt(at - 1) == '.' && steps.getFirst().kind() != Kind.UNKNOWN && at-- > 0);
            return new ArrayList<>(steps);
        }

        private void skipSafeDot() {
            if (at > 0 && (code.charAt(at - 1) == '?' || code.charAt(at - 1) == '*')) {
                at--;
            }
            at = skipSpaceBack(code, at);
        }

        private Step step(Deque<Step> later) {
            char last = at > 0 ? code.charAt(at - 1) : ' ';
            return switch (last) {
                case ')' -> call('(', ')');
                case '}' -> call('{', '}');
                case ']' -> bracketed(later);
                case '"', '\'' -> string(last);
                default -> Character.isJavaIdentifierPart(last) ? name() : unknown();
            };
        }

        private Step call(char open, char close) {
            if (!skipBalanced(open, close)) {
                return unknown();
            }
            at = skipSpaceBack(code, at);
            if (open == '{' && at > 0 && code.charAt(at - 1) == ')') {
                return call('(', ')');
            }
            int start = nameStart(code, at);
            if (start == at) {
                return unknown();
            }
            String called = code.substring(start, at);
            at = start;
            int before = skipSpaceBack(code, at);
            boolean creates =
                    before >= 3 && code.startsWith("new", before - 3) && nameStart(code, before) == before - 3;
            return new Step(creates ? Kind.NEW : Kind.CALL, called);
        }

        private Step bracketed(Deque<Step> later) {
            int end = at;
            if (!skipBalanced('[', ']')) {
                return unknown();
            }
            int before = skipSpaceBack(code, at);
            char previous = before > 0 ? code.charAt(before - 1) : ' ';
            if (Character.isJavaIdentifierPart(previous) || previous == ')' || previous == ']') {
                later.addFirst(new Step(Kind.INDEX, ""));
                at = before;
                return step(later);
            }
            return new Step(code.substring(at, end).contains(":") ? Kind.MAP : Kind.LIST, "");
        }

        private Step string(char quote) {
            int i = at - 2;
            while (i >= 0 && (code.charAt(i) != quote || (i > 0 && code.charAt(i - 1) == '\\'))) {
                i--;
            }
            at = Math.max(0, i);
            return i < 0 ? unknown() : new Step(Kind.STRING, "");
        }

        private Step name() {
            int start = nameStart(code, at);
            String name = code.substring(start, at);
            at = start;
            return new Step(Character.isDigit(name.charAt(0)) ? Kind.NUMBER : Kind.NAME, name);
        }

        private boolean skipBalanced(char open, char close) {
            int depth = 0;
            for (int i = at - 1; i >= 0; i--) {
                char c = code.charAt(i);
                if (c == close) {
                    depth++;
                } else if (c == open && --depth == 0) {
                    at = i;
                    return true;
                }
            }
            return false;
        }

        private Step unknown() {
            return new Step(Kind.UNKNOWN, "");
        }
    }
}

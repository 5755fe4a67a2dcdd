package makespan.dsl;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a text leaves open at its end: brackets, a comment or a text of several lines. Knows Groovy's quotes and comments;
 * takes a slash for a division, not for a slashy string.
 *
 * @param depth how many brackets are open
 * @param inText whether the end is within a multi-line text or comment
 */
record OpenBrackets(int depth, boolean inText) {
    boolean open() {
        return depth > 0 || inText;
    }

    static OpenBrackets in(String code) {
        Deque<Character> open = new ArrayDeque<>();
        int at = 0;
        while (at < code.length()) {
            int next = skipQuoted(code, at);
            if (next < 0) {
                return new OpenBrackets(open.size(), true);
            }
            if (next > at) {
                at = next;
                continue;
            }
            char c = code.charAt(at++);
            if (c == '(' || c == '[' || c == '{') {
                open.push(c);
            } else if ((c == ')' || c == ']' || c == '}') && !open.isEmpty()) {
                open.pop();
            }
        }
        return new OpenBrackets(open.size(), false);
    }

    /** Returns where the comment or string that starts here ends; the start if none does; -1 if it is left open. */
    private static int skipQuoted(String code, int at) {
        if (code.startsWith("//", at)) {
            int end = code.indexOf('\n', at);
            return end < 0 ? code.length() : end;
        }
        if (code.startsWith("/*", at)) {
            int end = code.indexOf("*/", at + 2);
            return end < 0 ? -1 : end + 2;
        }
        for (String quote : new String[] {"'''", "\"\"\""}) {
            if (code.startsWith(quote, at)) {
                int end = closing(code, at + 3, quote);
                return end < 0 ? -1 : end + 3;
            }
        }
        char c = code.charAt(at);
        if (c == '\'' || c == '"') {
            int end = closing(code, at + 1, String.valueOf(c));
            int line = code.indexOf('\n', at);
            boolean cutOff = end < 0 || (line >= 0 && line < end);
            return cutOff ? Math.max(at + 1, line) : end + 1;
        }
        return at;
    }

    private static int closing(String code, int from, String quote) {
        for (int at = from; at < code.length(); at++) {
            if (code.charAt(at) == '\\') {
                at++;
            } else if (code.startsWith(quote, at)) {
                return at;
            }
        }
        return -1;
    }
}

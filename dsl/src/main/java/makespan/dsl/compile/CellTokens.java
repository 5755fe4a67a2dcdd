package makespan.dsl.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The words and signs of a Groovy text that is still being written, and what it leaves open at its end. Knows every kind
 * of quotes, {@code ${…}} within them, and comments, and takes a slash for a division where one can stand.
 *
 * @param tokens in the order of the text; comments are tokens too
 * @param open what is still open at the end, the innermost last
 */
public record CellTokens(List<Token> tokens, List<Opening> open) {
    /** What a token is. */
    public enum Kind {
        NAME,
        NUMBER,
        /** A text in quotes, or the part of one before or after {@code ${…}}. */
        TEXT,
        OPEN,
        CLOSE,
        /** A dot of any sort, also with a question mark or a star before it, an and or an at sign after it; two colons. */
        DOT,
        OPERATOR,
        NEWLINE,
        COMMENT
    }

    /** A word or sign, from a char up to another. */
    public record Token(Kind kind, int start, int end) {
        /** Returns the token's own text. */
        public String in(String code) {
            return code.substring(start, end);
        }
    }

    /**
     * A bracket, quote or comment that is not closed.
     *
     * @param closing what would close it; a line feed for a comment that ends with its line
     */
    public record Opening(Sort sort, String closing, int start) {
        /** What can be open. */
        public enum Sort {
            BRACKET,
            /** A text without {@code ${…}}. */
            PLAIN_TEXT,
            /** A text that may hold {@code ${…}}. */
            TEMPLATE,
            COMMENT
        }
    }

    private static final Set<String> BEFORE_OPERAND =
            Set.of("return", "in", "case", "assert", "throw", "else", "instanceof", "if", "while");

    public CellTokens {
        tokens = List.copyOf(tokens);
        open = List.copyOf(open);
    }

    /** Returns the tokens of a text. */
    public static CellTokens of(String code) {
        return new Reader(code).read();
    }

    /** Returns whether the end is within a text or a comment. */
    public boolean endsInText() {
        return !open.isEmpty() && open.get(open.size() - 1).sort() != Opening.Sort.BRACKET;
    }

    /** Reads the tokens from left to right. */
    private static final class Reader {
        private final String code;
        private final List<Token> tokens = new ArrayList<>();
        private final Deque<Opening> open = new ArrayDeque<>();
        private int at;

        Reader(String code) {
            this.code = code;
        }

        CellTokens read() {
            while (at < code.length()) {
                Opening inner = open.peekLast();
                if (inner != null && inner.sort() == Opening.Sort.TEMPLATE) {
                    text(inner);
                } else {
                    token(code.charAt(at));
                }
            }
            return new CellTokens(tokens, List.copyOf(open));
        }

        private void token(char c) {
            if (c == '\n') {
                add(Kind.NEWLINE, at + 1);
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (isComment()) {
                comment();
            } else if (isQuote(c)) {
                quote();
            } else if (Character.isJavaIdentifierStart(c)) {
                add(Kind.NAME, identifierEnd(at));
            } else if (Character.isDigit(c)) {
                add(Kind.NUMBER, numberEnd());
            } else if (c == '(' || c == '[' || c == '{') {
                open.addLast(new Opening(Opening.Sort.BRACKET, closing(c), at));
                add(Kind.OPEN, at + 1);
            } else if (c == ')' || c == ']' || c == '}') {
                close(String.valueOf(c));
            } else {
                sign();
            }
        }

        private boolean isComment() {
            return code.startsWith("//", at) || code.startsWith("/*", at) || (at == 0 && code.startsWith("#!"));
        }

        private void comment() {
            boolean block = code.startsWith("/*", at);
            int end = code.indexOf(block ? "*/" : "\n", at + 2);
            if (end < 0) {
                open.addLast(new Opening(Opening.Sort.COMMENT, block ? "*/" : "\n", at));
            }
            add(Kind.COMMENT, end < 0 ? code.length() : block ? end + 2 : end);
        }

        private boolean isQuote(char c) {
            if (c == '\'' || c == '"') {
                return true;
            }
            return (c == '/' || code.startsWith("$/", at)) && wantsOperand() && closesSomewhere(c);
        }

        /** A slash that nothing closes is the start of a text only if the text has its line to itself. */
        private boolean closesSomewhere(char c) {
            String closing = c == '/' ? "/" : "/$";
            return code.indexOf('\n', at) < 0 || code.indexOf(closing, at + closing.length()) >= 0;
        }

        private boolean wantsOperand() {
            for (int i = tokens.size() - 1; i >= 0; i--) {
                Token token = tokens.get(i);
                if (token.kind() != Kind.COMMENT) {
                    return switch (token.kind()) {
                        case NAME -> BEFORE_OPERAND.contains(token.in(code));
                        case NUMBER, TEXT, CLOSE -> false;
                        default -> true;
                    };
                }
            }
            return true;
        }

        private void quote() {
            String quote = code.startsWith("'''", at) || code.startsWith("\"\"\"", at)
                    ? code.substring(at, at + 3)
                    : code.startsWith("$/", at) ? "$/" : code.substring(at, at + 1);
            Opening.Sort sort = quote.charAt(0) == '\'' ? Opening.Sort.PLAIN_TEXT : Opening.Sort.TEMPLATE;
            Opening opening = new Opening(sort, quote.equals("$/") ? "/$" : quote, at);
            open.addLast(opening);
            textFrom(at + quote.length(), opening);
        }

        private void text(Opening opening) {
            textFrom(at, opening);
        }

        /** Reads a text to its end, to its next <code>${</code>, or, if it may not hold line feeds, to the line's end. */
        private void textFrom(int from, Opening opening) {
            String closing = opening.closing();
            boolean oneLine = closing.equals("'") || closing.equals("\"");
            for (int i = from; i < code.length(); i++) {
                if (code.startsWith(closing, i)) {
                    open.removeLast();
                    add(Kind.TEXT, i + closing.length());
                    return;
                }
                if (oneLine && code.charAt(i) == '\n') {
                    open.removeLast();
                    add(Kind.TEXT, i);
                    return;
                }
                if (opening.sort() == Opening.Sort.TEMPLATE && code.startsWith("${", i)) {
                    add(Kind.TEXT, i);
                    open.addLast(new Opening(Opening.Sort.BRACKET, "}", i));
                    add(Kind.OPEN, i + 2);
                    return;
                }
                i += escape(closing, i);
            }
            add(Kind.TEXT, code.length());
        }

        /** Returns how many chars after this one it escapes. */
        private int escape(String closing, int i) {
            char c = code.charAt(i);
            if (closing.equals("/$")) {
                boolean escapes = c == '$' && i + 1 < code.length() && "$/".indexOf(code.charAt(i + 1)) >= 0;
                return escapes && !code.startsWith("$/$", i) ? 1 : 0;
            }
            return c == '\\' ? 1 : 0;
        }

        private void close(String bracket) {
            Opening inner = open.peekLast();
            if (inner != null && inner.closing().equals(bracket)) {
                open.removeLast();
            }
            add(Kind.CLOSE, at + 1);
        }

        private void sign() {
            for (String dot : List.of("?.", "*.", "??.", ".&", ".@", "::", "...", "..<", "..", "->")) {
                if (code.startsWith(dot, at)) {
                    boolean range = dot.startsWith("..") || dot.equals("->");
                    add(range ? Kind.OPERATOR : Kind.DOT, at + dot.length());
                    return;
                }
            }
            add(code.charAt(at) == '.' ? Kind.DOT : Kind.OPERATOR, at + Character.charCount(code.codePointAt(at)));
        }

        private int identifierEnd(int from) {
            int end = from;
            while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
                end++;
            }
            return end;
        }

        /** A dot belongs to a number only if a digit follows: {@code 20.ms} is a property of 20. */
        private int numberEnd() {
            int end = identifierEnd(at);
            boolean fraction =
                    end + 1 < code.length() && code.charAt(end) == '.' && Character.isDigit(code.charAt(end + 1));
            return fraction ? identifierEnd(end + 1) : end;
        }

        private void add(Kind kind, int end) {
            tokens.add(new Token(kind, at, end));
            at = end;
        }

        private static String closing(char bracket) {
            return bracket == '(' ? ")" : bracket == '[' ? "]" : "}";
        }
    }
}

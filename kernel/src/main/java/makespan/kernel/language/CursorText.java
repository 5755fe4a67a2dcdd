package makespan.kernel.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makespan.dsl.compile.CellTokens;
import makespan.dsl.compile.CellTokens.Kind;
import makespan.dsl.compile.CellTokens.Opening;
import makespan.dsl.compile.CellTokens.Token;

/**
 * What stands around the cursor, told from the words and signs before it, because a text that is being typed seldom
 * parses.
 *
 * @param where what can stand at the cursor
 * @param name the name or text at the cursor, up to it, perhaps empty
 * @param start where the name starts, in chars
 * @param expression where the expression starts whose last part the name is, its receiver included
 */
record CursorText(Where where, String name, int start, int expression) {
    /** What can stand at a place. */
    enum Where {
        /** Nothing, within a comment or a number. */
        NOTHING,
        /** Any name. */
        NAME,
        /** A member of what stands before a dot. */
        MEMBER,
        /** A class, after {@code new} and the like. */
        CLASS,
        ANNOTATION,
        /** What an import names, as far as it is written. */
        IMPORT,
        /** A command of the notebook, with its percent signs. */
        MAGIC,
        /** Within a text in quotes: a file's path. */
        PATH,
        /** Within quotes after a square bracket: a key of what stands before it. */
        KEY
    }

    private static final Set<String> BEFORE_CLASS = Set.of("new", "extends", "implements", "instanceof", "throws");
    private static final Pattern MAGIC = Pattern.compile("%{1,2}\\w*");
    private static final Pattern FILE_MAGIC =
            Pattern.compile("%{1,2}(?:load|writefile|classpath)\\s+(?:-\\w+\\s+)*(\\S*)");
    private static final Pattern DOLLAR_NAME =
            Pattern.compile("(?<!\\\\)\\$([\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*\\.?)$");

    /** Returns what a completion at the cursor would complete. */
    static CursorText before(String code, int cursor) {
        return new Reader(code.substring(0, cursor)).read();
    }

    /** Returns the name under the cursor, or, between a call's parentheses, the name of what is called. */
    static CursorText around(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        CursorText here = before(code, end);
        return here.name().isEmpty() ? called(code, cursor) : here;
    }

    /** Returns the char after the name. */
    int end() {
        return start + name.length();
    }

    private static CursorText called(String code, int cursor) {
        CellTokens tokens = CellTokens.of(code.substring(0, cursor));
        List<Opening> open = tokens.open();
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).closing().equals(")")) {
                int end = open.get(i).start();
                while (end > 0 && Character.isWhitespace(code.charAt(end - 1))) {
                    end--;
                }
                return before(code, end);
            }
        }
        return before(code, cursor);
    }

    /** Reads from the cursor backwards. */
    private static final class Reader {
        private final String code;
        private final List<Token> tokens;
        private final List<Opening> open;

        Reader(String before) {
            code = before;
            CellTokens read = CellTokens.of(before);
            tokens = read.tokens();
            open = read.open();
        }

        CursorText read() {
            if (!open.isEmpty() && open.get(open.size() - 1).sort() != Opening.Sort.BRACKET) {
                return text(open.get(open.size() - 1));
            }
            int lineStart = code.lastIndexOf('\n') + 1;
            String line = code.substring(lineStart).stripLeading();
            if (open.isEmpty() && MAGIC.matcher(line).matches()) {
                return at(Where.MAGIC, code.length() - line.length());
            }
            Matcher file = FILE_MAGIC.matcher(line);
            if (open.isEmpty() && file.matches()) {
                return at(Where.PATH, code.length() - file.group(1).length());
            }
            Optional<Token> touching = tokens.isEmpty()
                    ? Optional.empty()
                    : Optional.of(tokens.get(tokens.size() - 1)).filter(last -> last.end() == code.length());
            Kind kind = touching.map(Token::kind).orElse(Kind.NEWLINE);
            if (kind == Kind.NUMBER || kind == Kind.TEXT) {
                return at(Where.NOTHING, code.length());
            }
            boolean named = kind == Kind.NAME;
            int index = named ? tokens.size() - 1 : tokens.size();
            return name(index, named ? touching.orElseThrow().start() : code.length());
        }

        private CursorText name(int index, int start) {
            int imported = importPath(index);
            if (imported >= 0) {
                return at(Where.IMPORT, imported);
            }
            int previous = skipBack(index - 1);
            if (previous < 0) {
                return at(Where.NAME, start);
            }
            Token before = tokens.get(previous);
            if (before.kind() == Kind.DOT) {
                return new CursorText(Where.MEMBER, code.substring(start), start, chainStart(previous));
            }
            if (before.kind() == Kind.OPERATOR && before.in(code).equals("@") && before.end() == start) {
                return at(Where.ANNOTATION, start);
            }
            boolean type = before.kind() == Kind.NAME && BEFORE_CLASS.contains(before.in(code));
            return at(type ? Where.CLASS : Where.NAME, start);
        }

        private CursorText at(Where where, int start) {
            return new CursorText(where, code.substring(start), start, start);
        }

        private CursorText text(Opening opening) {
            if (opening.sort() == Opening.Sort.COMMENT) {
                return at(Where.NOTHING, code.length());
            }
            Matcher dollar = DOLLAR_NAME.matcher(code);
            if (opening.sort() == Opening.Sort.TEMPLATE && dollar.find()) {
                int start = Math.max(code.lastIndexOf('.') + 1, dollar.start(1));
                Where where = start > dollar.start(1) ? Where.MEMBER : Where.NAME;
                return new CursorText(where, code.substring(start), start, dollar.start(1));
            }
            int from = opening.start() + quote(opening);
            int bracket = opening.start() - 1;
            boolean index = bracket > 0
                    && code.charAt(bracket) == '['
                    && (Character.isJavaIdentifierPart(code.charAt(bracket - 1))
                            || ")]".indexOf(code.charAt(bracket - 1)) >= 0);
            return new CursorText(index ? Where.KEY : Where.PATH, code.substring(from), from, Math.max(0, bracket));
        }

        private static int quote(Opening opening) {
            return opening.closing().length();
        }

        /** Returns where the path of an import starts, or -1 if the token is not within an import. */
        private int importPath(int index) {
            int i = index - 1;
            while (i >= 0 && (tokens.get(i).kind() == Kind.NAME || tokens.get(i).kind() == Kind.DOT)) {
                i--;
            }
            boolean first = i < 0
                    || tokens.get(i).kind() == Kind.NEWLINE
                    || tokens.get(i).in(code).equals(";");
            if (!first || i + 1 >= index || !tokens.get(i + 1).in(code).equals("import")) {
                return -1;
            }
            int path = i + 2;
            if (path < tokens.size() && tokens.get(path).in(code).equals("static")) {
                path++;
            }
            return path < tokens.size() ? tokens.get(path).start() : code.length();
        }

        private int skipBack(int from) {
            int i = from;
            int newlines = 0;
            while (i >= 0
                    && (tokens.get(i).kind() == Kind.NEWLINE || tokens.get(i).kind() == Kind.COMMENT)) {
                newlines += tokens.get(i).kind() == Kind.NEWLINE ? 1 : 0;
                i--;
            }
            return newlines > 0 && i >= 0 && tokens.get(i).kind() != Kind.DOT ? -1 : i;
        }

        /** Returns where the chain of calls, indexes and names starts that ends before a dot. */
        private int chainStart(int dot) {
            int first = dot;
            while (true) {
                int part = partStart(first);
                if (part < 0) {
                    return tokens.get(first).start();
                }
                first = part;
                int before = part - 1;
                while (before >= 0 && tokens.get(before).kind() == Kind.NEWLINE) {
                    before--;
                }
                if (before < 0 || tokens.get(before).kind() != Kind.DOT) {
                    boolean creates = part > 0 && tokens.get(part - 1).in(code).equals("new");
                    return tokens.get(creates ? part - 1 : part).start();
                }
                first = before;
            }
        }

        /** Returns the token at which the part of a chain starts that ends before a token; -1 if there is none. */
        private int partStart(int end) {
            int i = end - 1;
            while (i >= 0
                    && (tokens.get(i).kind() == Kind.NEWLINE || tokens.get(i).kind() == Kind.COMMENT)) {
                i--;
            }
            if (i < 0) {
                return -1;
            }
            return switch (tokens.get(i).kind()) {
                case NAME, NUMBER -> i;
                case TEXT -> textStart(i);
                case CLOSE -> bracketed(i);
                default -> -1;
            };
        }

        private int textStart(int last) {
            int i = last;
            while (i >= 2
                    && tokens.get(i - 1).kind() == Kind.CLOSE
                    && tokens.get(i - 1).end() == tokens.get(i).start()) {
                int opening = opening(i - 1);
                if (opening < 1 || !tokens.get(opening).in(code).equals("${")) {
                    break;
                }
                i = opening - 1;
            }
            return i;
        }

        private int bracketed(int close) {
            int opening = opening(close);
            if (opening <= 0) {
                return opening;
            }
            Token before = tokens.get(opening - 1);
            boolean touches = before.kind() == Kind.NAME || before.kind() == Kind.TEXT || before.kind() == Kind.CLOSE;
            if (!touches
                    || BEFORE_CLASS.contains(before.in(code))
                    || before.in(code).equals("return")) {
                return opening;
            }
            boolean list = tokens.get(opening).in(code).equals("[")
                    && before.end() < tokens.get(opening).start();
            return list ? opening : partStart(opening);
        }

        private int opening(int close) {
            int depth = 0;
            for (int i = close; i >= 0; i--) {
                if (tokens.get(i).kind() == Kind.CLOSE) {
                    depth++;
                } else if (tokens.get(i).kind() == Kind.OPEN && --depth == 0) {
                    return i;
                }
            }
            return -1;
        }
    }
}

package makespan.format;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;

/**
 * The tokens of a text in the DOT language, one after another. A text in quotes keeps its escapes but those of the quote
 * and of the end of a line, as in Graphviz; HTML keeps its outer brackets.
 */
final class DotTokens {
    private static final int LONGEST = 1_000_000;
    private static final int BUFFER = 1 << 13;
    private static final int END = -1;
    private static final int FIRST_LETTER_BEYOND_ASCII = 0x80;
    private static final String SYMBOLS = "{}[]=;,:";

    private enum Kind {
        WORD,
        QUOTED,
        SYMBOL,
        END
    }

    private final Reader reader;
    private final String source;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int end;
    private int readLine = 1;
    private boolean lineBegins = true;

    private Kind kind = Kind.END;
    private String text = "";
    private int line = 1;

    /** @param source what messages call the text */
    DotTokens(Reader reader, String source) throws IOException {
        this.reader = reader;
        this.source = source;
        if (peek(0) == '\ufeff') {
            take();
            lineBegins = true;
        }
    }

    /** Moves to the next token. */
    void next() throws IOException {
        skipSpace();
        line = readLine;
        int unit = peek(0);
        if (unit == END) {
            kind = Kind.END;
            text = "";
        } else if (unit == '"') {
            kind = Kind.QUOTED;
            text = quoted();
        } else if (unit == '<') {
            kind = Kind.QUOTED;
            text = html();
        } else if (isNumeral(unit)) {
            kind = Kind.WORD;
            text = numeral();
        } else if (isLetter(unit)) {
            kind = Kind.WORD;
            text = word();
        } else {
            kind = Kind.SYMBOL;
            text = symbol(unit);
        }
    }

    /** Returns the text of the token. */
    String text() {
        return text;
    }

    /** Returns the line on which the token starts, counted from 1. */
    int line() {
        return line;
    }

    boolean isId() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    boolean isEnd() {
        return kind == Kind.END;
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(keyword);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    FormatException wrong(String problem) {
        return wrong(line, problem);
    }

    /** Says that something else was expected than the token. */
    FormatException expected(String what) {
        return wrong(line, what + " is expected" + (isEnd() ? ", but the text ends" : ", but '" + text + "' follows"));
    }

    private FormatException wrong(int at, String problem) {
        return new FormatException(source + ", line " + at, problem);
    }

    private void skipSpace() throws IOException {
        while (true) {
            int unit = peek(0);
            if (unit == '#' && lineBegins) {
                skipLine();
            } else if (unit == '/' && peek(1) == '/') {
                skipLine();
            } else if (unit == '/' && peek(1) == '*') {
                skipComment();
            } else if (unit == END || !Character.isWhitespace(unit)) {
                return;
            } else {
                take();
            }
        }
    }

    private void skipLine() throws IOException {
        while (peek(0) != END && peek(0) != '\n') {
            take();
        }
    }

    private void skipComment() throws IOException {
        int start = readLine;
        take();
        take();
        while (peek(0) != '*' || peek(1) != '/') {
            if (peek(0) == END) {
                throw wrong(start, "the comment is not closed");
            }
            take();
        }
        take();
        take();
    }

    private String quoted() throws IOException {
        StringBuilder quoted = new StringBuilder();
        do {
            take();
            quotedPart(quoted);
            skipSpace();
        } while (goesOn());
        return quoted.toString();
    }

    private void quotedPart(StringBuilder quoted) throws IOException {
        int start = readLine;
        while (peek(0) != '"') {
            if (peek(0) == END) {
                throw wrong(start, "the text in quotes is not closed");
            }
            if (peek(0) == '\\') {
                escaped(quoted);
            } else {
                keep(quoted);
            }
        }
        take();
    }

    private void escaped(StringBuilder quoted) throws IOException {
        boolean windows = peek(1) == '\r' && peek(2) == '\n';
        if (peek(1) == '"') {
            take();
            keep(quoted);
        } else if (peek(1) == '\n' || windows) {
            take();
            take();
            if (windows) {
                take();
            }
        } else {
            keep(quoted);
            if (peek(0) == '\\') {
                keep(quoted);
            }
        }
    }

    private boolean goesOn() throws IOException {
        if (peek(0) != '+') {
            return false;
        }
        take();
        skipSpace();
        if (peek(0) != '"') {
            throw wrong(readLine, "a text in quotes is expected after '+'");
        }
        return true;
    }

    private String html() throws IOException {
        StringBuilder html = new StringBuilder();
        int open = 0;
        do {
            if (peek(0) == END) {
                throw wrong(line, "the '<' is not closed");
            }
            open += peek(0) == '<' ? 1 : peek(0) == '>' ? -1 : 0;
            keep(html);
        } while (open > 0);
        return html.toString();
    }

    private String numeral() throws IOException {
        StringBuilder numeral = new StringBuilder();
        keep(numeral);
        while (isDigit(peek(0)) || (peek(0) == '.' && numeral.indexOf(".") < 0)) {
            keep(numeral);
        }
        if (isLetter(peek(0)) || peek(0) == '.') {
            throw wrong(
                    line, "'" + numeral + (char) peek(0) + "' is no number and no name: a name like this needs quotes");
        }
        return numeral.toString();
    }

    private String word() throws IOException {
        StringBuilder word = new StringBuilder();
        while (isLetter(peek(0)) || isDigit(peek(0))) {
            keep(word);
        }
        return word.toString();
    }

    private String symbol(int unit) throws IOException {
        boolean edge = unit == '-' && (peek(1) == '>' || peek(1) == '-');
        if (!edge && SYMBOLS.indexOf(unit) < 0) {
            throw wrong(line, "'" + (char) unit + "' stands where no such character can");
        }
        StringBuilder symbol = new StringBuilder();
        keep(symbol);
        if (edge) {
            keep(symbol);
        }
        return symbol.toString();
    }

    private boolean isNumeral(int unit) throws IOException {
        int first = unit == '-' ? peek(1) : unit;
        int second = unit == '-' ? peek(2) : peek(1);
        return isDigit(first) || (first == '.' && isDigit(second));
    }

    private static boolean isDigit(int unit) {
        return unit >= '0' && unit <= '9';
    }

    private static boolean isLetter(int unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || unit == '_'
                || unit >= FIRST_LETTER_BEYOND_ASCII;
    }

    private void keep(StringBuilder kept) throws IOException {
        if (kept.length() == LONGEST) {
            throw wrong(line, "a name or text is longer than " + LONGEST + " characters");
        }
        kept.append((char) peek(0));
        take();
    }

    private void take() throws IOException {
        lineBegins = peek(0) == '\n';
        readLine += lineBegins ? 1 : 0;
        at++;
    }

    /** Returns a character ahead, at most two after the next. */
    private int peek(int ahead) throws IOException {
        while (at + ahead >= end) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
            int length = read();
            if (length <= 0) {
                return END;
            }
            end += length;
        }
        return buffer[at + ahead];
    }

    private int read() throws IOException {
        try {
            return reader.read(buffer, end, BUFFER - end);
        } catch (CharacterCodingException malformed) {
            throw wrong(readLine, "the text must be in UTF-8");
        }
    }
}

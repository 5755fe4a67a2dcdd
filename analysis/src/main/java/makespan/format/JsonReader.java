package makespan.format;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value (RFC 8259), strictly: no comments, no trailing commas, no doubled names, at most 64 levels deep.
 * A value is taken whole, or member by member and element by element as the text goes by, so that a large text need not
 * fit in memory. Objects become maps in the order of the text, whole numbers {@link Long}, others {@link Double}.
 */
final class JsonReader {
    /** Takes the value that follows a name. */
    interface Member {
        void read(String name) throws IOException;
    }

    /** Takes the value that follows. */
    interface Element {
        void read() throws IOException;
    }

    private static final int MOST_LEVELS = 64;
    private static final int BUFFER = 1 << 13;

    private final Reader text;
    private final String source;
    private final boolean doubledNames;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int end;
    private long before;
    private long lineStart;
    private int line = 1;
    private int level;

    /** @param source what messages call the text */
    JsonReader(Reader text, String source) {
        this(text, source, false);
    }

    private JsonReader(Reader text, String source, boolean doubledNames) {
        this.text = text;
        this.source = source;
        this.doubledNames = doubledNames;
    }

    /** Returns a reader for texts in which a name may occur twice in an object, as Bazel writes some; the last counts. */
    static JsonReader allowingDoubledNames(Reader text, String source) {
        return new JsonReader(text, source, true);
    }

    /** Returns the value that a text consists of. */
    static @Nullable Object read(String text, String source) throws FormatException {
        try {
            JsonReader reader = new JsonReader(new StringReader(text), source);
            Object value = reader.value();
            reader.end();
            return value;
        } catch (FormatException wrong) {
            throw wrong;
        } catch (IOException ofNoText) {
            throw new UncheckedIOException(ofNoText);
        }
    }

    /** Reads an object; {@code each} must take every value. */
    void members(Member each) throws IOException {
        enter('{', "an object is expected");
        Set<String> names = new HashSet<>();
        boolean more = next() != '}';
        while (more) {
            if (next() != '"') {
                throw wrong("a name in quotes is expected");
            }
            String name = string();
            skipSpace();
            expect(':');
            if (!doubledNames && !names.add(name)) {
                throw wrong("the name '" + name + "' occurs twice");
            }
            each.read(name);
            skipSpace();
            more = take(',');
        }
        expect('}');
        level--;
    }

    /** Reads an array; {@code each} must take every element. */
    void elements(Element each) throws IOException {
        enter('[', "an array is expected");
        boolean more = next() != ']';
        while (more) {
            each.read();
            skipSpace();
            more = take(',');
        }
        expect(']');
        level--;
    }

    /** Reads an array whose end may be missing where the text ends, even after a comma; otherwise {@link #elements}. */
    void elementsToTheEnd(Element each) throws IOException {
        enter('[', "an array is expected");
        boolean more = !atEnd() && next() != ']';
        while (more) {
            each.read();
            skipSpace();
            more = take(',') && !atEnd();
        }
        if (!atEnd()) {
            expect(']');
        }
        level--;
    }

    /** Returns whether the value that follows is an object. */
    boolean atObject() throws IOException {
        return next() == '{';
    }

    /** Returns whether the value that follows is an array. */
    boolean atArray() throws IOException {
        return next() == '[';
    }

    String text() throws IOException {
        if (next() != '"') {
            throw wrong("a text is expected");
        }
        return string();
    }

    /** Returns a number, which is infinite where it is beyond what a double holds. */
    double number() throws IOException {
        if (next() != '-' && !isDigit()) {
            throw wrong("a number is expected");
        }
        return numeral().doubleValue();
    }

    @Nullable
    Object value() throws IOException {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> numeral();
        };
    }

    /** Reads a value of any kind and keeps nothing of it. */
    void skip() throws IOException {
        switch (next()) {
            case '{' -> members(name -> skip());
            case '[' -> elements(this::skip);
            case '"' -> skipString();
            default -> value();
        }
    }

    /** Refuses what follows the value. */
    void end() throws IOException {
        if (!atEnd()) {
            throw wrong("nothing may follow the value");
        }
    }

    private boolean atEnd() throws IOException {
        skipSpace();
        return !available();
    }

    /** Returns the line of the next character, from 1. */
    int line() throws IOException {
        skipSpace();
        return line;
    }

    FormatException wrong(String problem) {
        return new FormatException(source + ", line " + line + ", column " + (before + at - lineStart + 1), problem);
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members(name -> members.put(name, value()));
        return members;
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        elements(() -> elements.add(value()));
        return elements;
    }

    private void enter(char bracket, String expected) throws IOException {
        if (next() != bracket) {
            throw wrong(expected);
        }
        if (++level > MOST_LEVELS) {
            throw wrong("the value is more than " + MOST_LEVELS + " levels deep");
        }
        at++;
    }

    private String string() throws IOException {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            string.append(unit());
        }
        at++;
        return string.toString();
    }

    private void skipString() throws IOException {
        expect('"');
        while (peek() != '"') {
            unit();
        }
        at++;
    }

    private char unit() throws IOException {
        char unit = peek();
        if (unit < 0x20) {
            throw wrong("a control character in a text must be escaped");
        }
        at++;
        return unit == '\\' ? escaped() : unit;
    }

    private char escaped() throws IOException {
        char kind = peek();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw wrong("'\\" + kind + "' is no escape");
        };
    }

    private char hex() throws IOException {
        int unit = 0;
        for (int digit = 0; digit < 4; digit++) {
            int value = Character.digit(peek(), 16);
            if (value < 0 || peek() > 'f') {
                throw wrong("four hexadecimal digits are expected");
            }
            unit = unit * 16 + value;
            at++;
        }
        return (char) unit;
    }

    private Number numeral() throws IOException {
        StringBuilder numeral = new StringBuilder();
        keep('-', numeral);
        if (!keep('0', numeral)) {
            digits(numeral);
        }
        boolean whole = true;
        if (keep('.', numeral)) {
            digits(numeral);
            whole = false;
        }
        if (keep('e', numeral) || keep('E', numeral)) {
            if (!keep('+', numeral)) {
                keep('-', numeral);
            }
            digits(numeral);
            whole = false;
        }
        try {
            if (whole) {
                return Long.valueOf(numeral.toString());
            }
        } catch (NumberFormatException beyondLong) {
            // a double holds it
        }
        return Double.valueOf(numeral.toString());
    }

    private void digits(StringBuilder numeral) throws IOException {
        if (!isDigit()) {
            throw wrong("a value is expected");
        }
        while (isDigit()) {
            numeral.append(buffer[at++]);
        }
    }

    private boolean isDigit() throws IOException {
        return available() && buffer[at] >= '0' && buffer[at] <= '9';
    }

    private boolean keep(char unit, StringBuilder kept) throws IOException {
        boolean taken = take(unit);
        if (taken) {
            kept.append(unit);
        }
        return taken;
    }

    private @Nullable Object literal(String word, @Nullable Object value) throws IOException {
        for (int k = 0; k < word.length(); k++) {
            expect(word.charAt(k));
        }
        return value;
    }

    /** Returns the next character after space, without taking it. */
    private char next() throws IOException {
        skipSpace();
        return peek();
    }

    private char peek() throws IOException {
        if (!available()) {
            throw wrong("the text ends too early");
        }
        return buffer[at];
    }

    private boolean take(char unit) throws IOException {
        boolean taken = available() && buffer[at] == unit;
        if (taken) {
            at++;
        }
        return taken;
    }

    private void expect(char unit) throws IOException {
        if (!take(unit)) {
            peek();
            throw wrong("'" + unit + "' is expected");
        }
    }

    private void skipSpace() throws IOException {
        while (available() && " \t\r\n".indexOf(buffer[at]) >= 0) {
            if (buffer[at++] == '\n') {
                line++;
                lineStart = before + at;
            }
        }
    }

    /** Returns whether there is a next character, which then is in the buffer. */
    private boolean available() throws IOException {
        if (at < end) {
            return true;
        }
        before += end;
        at = 0;
        try {
            end = Math.max(0, text.read(buffer));
        } catch (CharacterCodingException malformed) {
            end = 0;
            throw wrong("the text must be in UTF-8");
        }
        return end > 0;
    }
}

package makespan.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value (RFC 8259), strictly: no comments, no trailing commas, no doubled names, at most 64 levels deep.
 * Objects become maps in the order of the text, whole numbers {@link Long}, others {@link Double}.
 */
final class JsonReader {
    private static final int MOST_LEVELS = 64;

    private final String text;
    private final String source;
    private int at;
    private int level;

    private JsonReader(String text, String source) {
        this.text = text;
        this.source = source;
    }

    static @Nullable Object read(String text, String source) throws FormatException {
        JsonReader reader = new JsonReader(text, source);
        Object value = reader.value();
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.wrong("nothing may follow the value");
        }
        return value;
    }

    private @Nullable Object value() throws FormatException {
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() throws FormatException {
        enter();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        skipSpace();
        boolean more = peek() != '}';
        while (more) {
            skipSpace();
            if (peek() != '"') {
                throw wrong("a name in quotes is expected");
            }
            String name = string();
            skipSpace();
            expect(':');
            if (members.containsKey(name)) {
                throw wrong("the name '" + name + "' occurs twice");
            }
            members.put(name, value());
            skipSpace();
            more = take(',');
        }
        expect('}');
        level--;
        return members;
    }

    private List<@Nullable Object> array() throws FormatException {
        enter();
        List<@Nullable Object> elements = new ArrayList<>();
        skipSpace();
        boolean more = peek() != ']';
        while (more) {
            elements.add(value());
            skipSpace();
            more = take(',');
        }
        expect(']');
        level--;
        return elements;
    }

    private void enter() throws FormatException {
        if (++level > MOST_LEVELS) {
            throw wrong("the value is more than " + MOST_LEVELS + " levels deep");
        }
        at++;
    }

    private String string() throws FormatException {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char unit = text.charAt(at++);
            if (unit < 0x20) {
                at--;
                throw wrong("a control character in a text must be escaped");
            }
            string.append(unit == '\\' ? escaped() : unit);
        }
        at++;
        return string.toString();
    }

    private char escaped() throws FormatException {
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

    private char hex() throws FormatException {
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

    private Object number() throws FormatException {
        int start = at;
        take('-');
        if (!take('0')) {
            digits();
        }
        boolean whole = true;
        if (take('.')) {
            digits();
            whole = false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            digits();
            whole = false;
        }
        String number = text.substring(start, at);
        try {
            if (whole) {
                return Long.valueOf(number);
            }
        } catch (NumberFormatException beyondLong) {
            // a double holds it
        }
        return Double.valueOf(number);
    }

    private void digits() throws FormatException {
        if (!isDigit()) {
            throw wrong("a value is expected");
        }
        while (isDigit()) {
            at++;
        }
    }

    private boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private @Nullable Object literal(String word, @Nullable Object value) throws FormatException {
        if (!text.startsWith(word, at)) {
            throw wrong("a value is expected");
        }
        at += word.length();
        return value;
    }

    private char peek() throws FormatException {
        if (at >= text.length()) {
            throw wrong("the text ends too early");
        }
        return text.charAt(at);
    }

    private boolean take(char unit) {
        boolean taken = at < text.length() && text.charAt(at) == unit;
        if (taken) {
            at++;
        }
        return taken;
    }

    private void expect(char unit) throws FormatException {
        if (!take(unit)) {
            peek();
            throw wrong("'" + unit + "' is expected");
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private FormatException wrong(String problem) {
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(unit -> unit == '\n').count() + 1;
        int column = at - before.lastIndexOf('\n');
        return new FormatException(source + ", line " + line + ", column " + column, problem);
    }
}

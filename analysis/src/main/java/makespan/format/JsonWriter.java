package makespan.format;

import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) on one line, commas included. Escapes what would end a script element or a line of JavaScript
 * too, so that the text may stand inside HTML. Numbers are the same in every language and always finite. Not safe for
 * concurrent use; the caller keeps objects, arrays and names in order.
 */
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private boolean separate;

    public JsonWriter beginObject() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter beginArray() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    /** Writes the name of the member whose value comes next. */
    public JsonWriter name(String name) {
        value(name);
        out.append(':');
        separate = false;
        return this;
    }

    public JsonWriter value(@Nullable String text) {
        separate();
        if (text == null) {
            out.append("null");
        } else {
            out.append('"');
            text.chars().forEach(this::escape);
            out.append('"');
        }
        return this;
    }

    public JsonWriter value(long number) {
        separate();
        out.append(number);
        return this;
    }

    /**
     * Writes a number; a whole one without a fraction, and never a negative zero.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public JsonWriter value(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("a number in JSON must be finite, but was " + number);
        }
        if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
            return value((long) number);
        }
        separate();
        out.append(number);
        return this;
    }

    public JsonWriter value(boolean truth) {
        separate();
        out.append(truth);
        return this;
    }

    /** Writes an array of texts. */
    public JsonWriter values(Iterable<String> texts) {
        beginArray();
        texts.forEach(this::value);
        return endArray();
    }

    /** Writes what another writer wrote, as a value. */
    public JsonWriter json(JsonWriter other) {
        separate();
        out.append(other.out);
        return this;
    }

    /** Returns what was written. */
    @Override
    public String toString() {
        return out.toString();
    }

    private JsonWriter open(char bracket) {
        separate();
        out.append(bracket);
        separate = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.append(bracket);
        separate = true;
        return this;
    }

    private void separate() {
        if (separate) {
            out.append(',');
        }
        separate = true;
    }

    private void escape(int unit) {
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                boolean lineSeparator = unit == 0x2028 || unit == 0x2029;
                boolean surrogate = Character.isSurrogate((char) unit);
                if (unit < 0x20 || unit == 0x7f || unit == '<' || lineSeparator || surrogate) {
                    out.append(String.format("\\u%04x", unit));
                } else {
                    out.append((char) unit);
                }
            }
        }
    }
}

package makespan.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Strict JSON text in UTF-8, safe against what a stranger may send. */
public final class Json {
    /** Deeper nesting is refused: writing a JSON tree recurses. */
    private static final int MAX_DEPTH = 200;

    private Json() {}

    /**
     * Returns the object that the bytes hold.
     *
     * @throws ProtocolException if they are not UTF-8, not JSON, not one object, or nested deeper than 200
     */
    public static JsonObject parseObject(byte[] utf8) throws ProtocolException {
        String text = decode(utf8);
        checkDepth(text);
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (!element.isJsonObject()) {
                throw new ProtocolException("expected a JSON object, but got " + kind(element));
            }
            reader.peek(); // throws if more text follows
            return element.getAsJsonObject();
        } catch (ProtocolException e) {
            throw e;
        } catch (JsonParseException | IOException | IllegalStateException | NumberFormatException e) {
            throw new ProtocolException("not JSON", e);
        }
    }

    /**
     * Returns the object as JSON in UTF-8.
     *
     * @throws IllegalArgumentException if it holds a number that JSON does not have (NaN, infinity)
     */
    public static byte[] toBytes(JsonObject object) {
        return toText(object).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the object as JSON text on one line. */
    public static String toText(JsonObject object) {
        StringWriter text = new StringWriter();
        JsonWriter writer = new JsonWriter(text);
        writer.setStrictness(Strictness.STRICT);
        try {
            write(object, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Returns the string member of that name, or the other value if there is no such member or it is no string. */
    public static String string(JsonObject object, String name, String otherwise) {
        return (object.get(name) instanceof JsonPrimitive p && p.isString()) ? p.getAsString() : otherwise;
    }

    /** Returns the boolean member of that name, or the other value if there is no such member or it is no boolean. */
    public static boolean bool(JsonObject object, String name, boolean otherwise) {
        return (object.get(name) instanceof JsonPrimitive p && p.isBoolean()) ? p.getAsBoolean() : otherwise;
    }

    /** Returns the member of that name as an int, or the other value if there is no such member or it is no int. */
    public static int integer(JsonObject object, String name, int otherwise) {
        if (object.get(name) instanceof JsonPrimitive p && p.isNumber()) {
            double value = p.getAsDouble();
            return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE ? (int) value : otherwise;
        }
        return otherwise;
    }

    /** Returns the object member of that name, or an empty object if there is no such member or it is no object. */
    public static JsonObject object(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject o ? o : new JsonObject();
    }

    private static void write(JsonElement element, JsonWriter writer) throws IOException {
        if (element instanceof JsonObject object) {
            writer.beginObject();
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                writer.name(member.getKey());
                write(member.getValue(), writer);
            }
            writer.endObject();
        } else if (element instanceof JsonArray array) {
            writer.beginArray();
            for (JsonElement item : array) {
                write(item, writer);
            }
            writer.endArray();
        } else if (element instanceof JsonPrimitive primitive) {
            write(primitive, writer);
        } else {
            writer.nullValue();
        }
    }

    private static void write(JsonPrimitive primitive, JsonWriter writer) throws IOException {
        if (primitive.isBoolean()) {
            writer.value(primitive.getAsBoolean());
        } else if (primitive.isNumber()) {
            writer.value(primitive.getAsNumber());
        } else {
            writer.value(primitive.getAsString());
        }
    }

    private static String decode(byte[] utf8) throws ProtocolException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("not UTF-8", e);
        }
    }

    private static void checkDepth(String text) throws ProtocolException {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > MAX_DEPTH) {
                    throw new ProtocolException("JSON nested deeper than " + MAX_DEPTH);
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }

    private static String kind(JsonElement element) {
        if (element.isJsonArray()) {
            return "an array";
        }
        return element.isJsonNull() ? "null" : "a plain value";
    }
}

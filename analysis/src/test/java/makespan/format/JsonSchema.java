package makespan.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * As much of JSON Schema as that of WfCommons uses: type, properties, required, items, enum, minItems, minLength, minimum
 * and pattern; {@code format} says nothing here.
 */
record JsonSchema(Map<?, ?> root) {
    static JsonSchema read(Path file) throws IOException {
        return new JsonSchema((Map<?, ?>) parsed(Files.readString(file)));
    }

    private static Object parsed(String text) throws FormatException {
        Object value = JsonReader.read(text, "json");
        if (value == null) {
            throw new FormatException("json", "there is nothing");
        }
        return value;
    }

    /** Returns where a text does not follow the schema, and why. */
    List<String> violations(String text) throws FormatException {
        List<String> violations = new ArrayList<>();
        check("$", parsed(text), root, violations);
        return violations;
    }

    private static void check(String at, Object value, Map<?, ?> schema, List<String> violations) {
        if (value instanceof Map<?, ?> object && is("object", schema)) {
            checkObject(at, object, schema, violations);
        } else if (value instanceof List<?> array && is("array", schema)) {
            checkArray(at, array, schema, violations);
        } else if (value instanceof String text && is("string", schema)) {
            checkText(at, text, schema, violations);
        } else if (value instanceof Number number && (is("number", schema) || is("integer", schema))) {
            double least =
                    schema.get("minimum") instanceof Number bound ? bound.doubleValue() : Double.NEGATIVE_INFINITY;
            boolean fraction = is("integer", schema) && number.doubleValue() != Math.rint(number.doubleValue());
            require(number.doubleValue() >= least && !fraction, at + " is " + number, violations);
        } else {
            violations.add(at + " is no " + schema.get("type"));
        }
    }

    private static void checkObject(String at, Map<?, ?> object, Map<?, ?> schema, List<String> violations) {
        part(schema, "properties").forEach((name, part) -> {
            Object member = object.get(name);
            if (member != null) {
                check(at + "." + name, member, (Map<?, ?>) part, violations);
            }
        });
        if (schema.get("required") instanceof List<?> required) {
            required.forEach(name -> require(object.containsKey(name), at + " has no " + name, violations));
        }
    }

    private static void checkArray(String at, List<?> array, Map<?, ?> schema, List<String> violations) {
        double least = schema.get("minItems") instanceof Number bound ? bound.doubleValue() : 0;
        require(array.size() >= least, at + " has " + array.size() + " items", violations);
        for (int item = 0; item < array.size(); item++) {
            check(at + "[" + item + "]", array.get(item), part(schema, "items"), violations);
        }
    }

    private static void checkText(String at, String text, Map<?, ?> schema, List<String> violations) {
        double least = schema.get("minLength") instanceof Number bound ? bound.doubleValue() : 0;
        require(text.length() >= least, at + " is too short", violations);
        if (schema.get("enum") instanceof List<?> known) {
            require(known.contains(text), at + " is not one of " + known, violations);
        }
        if (schema.get("pattern") instanceof String pattern) {
            require(Pattern.compile(pattern).matcher(text).find(), at + " is '" + text + "'", violations);
        }
    }

    private static Map<?, ?> part(Map<?, ?> schema, String name) {
        return schema.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    private static void require(boolean holds, String violation, List<String> violations) {
        if (!holds) {
            violations.add(violation);
        }
    }

    private static boolean is(String type, Map<?, ?> schema) {
        return type.equals(schema.get("type"));
    }
}

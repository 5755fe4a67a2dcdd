package makespan.dsl;

import groovy.lang.Closure;
import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makespan.device.DataHandle;
import makespan.device.ElementType;
import makespan.dsl.compile.CellFrames;
import makespan.dsl.compile.TaskHints;
import makespan.graph.SourceLocation;
import org.jspecify.annotations.Nullable;

/** A call of {@code floats}, {@code doubles}, {@code ints} or {@code data}, which declare data. */
final class DataCall {
    static final List<String> OPTIONS = List.of("name", "temporary");
    static final List<String> ARRAY_OPTIONS = List.of("name");

    private static final String ARRAY = "data";

    private final String word;
    private final @Nullable SourceLocation place = CellFrames.current().orElse(null);
    private final Map<String, Object> options = new LinkedHashMap<>();
    private final @Nullable Object subject;
    private final @Nullable Closure<?> fill;
    private final @Nullable String name;

    private DataCall(String word, List<?> arguments) {
        this.word = word;
        int next = 0;
        if (next < arguments.size() && arguments.get(next) instanceof Map<?, ?> named) {
            named.forEach((key, value) -> options.put(String.valueOf(key), value));
            next++;
        }
        Object variable = options.remove(TaskHints.VARIABLE);
        Object first = next < arguments.size() ? arguments.get(next) : null;
        if (first instanceof CharSequence) {
            next++;
        } else {
            first = options.getOrDefault("name", variable);
        }
        name = first == null ? null : first.toString();
        subject = next < arguments.size() ? arguments.get(next++) : null;
        fill = next < arguments.size() && arguments.get(next) instanceof Closure<?> closure ? closure : null;
        next += fill == null ? 0 : 1;
        WordOptions.check(word, options, word.equals(ARRAY) ? ARRAY_OPTIONS : OPTIONS);
        if (next != arguments.size()) {
            throw wrong(arguments.get(next));
        }
    }

    /**
     * Returns data of the type that a word means: {@code floats(1024)}, {@code floats('x', 1024) { i -> i * 0.5 }},
     * {@code floats([1, 2, 3])}, {@code data(array)}.
     *
     * @throws DeclarationException if something cannot be used
     */
    static DataHandle of(String word, List<?> arguments) {
        DataCall call = new DataCall(word, arguments);
        return switch (word) {
            case "floats" -> call.declared(ElementType.FLOAT);
            case "doubles" -> call.declared(ElementType.DOUBLE);
            case "ints" -> call.declared(ElementType.INT);
            case ARRAY -> call.wrapped();
            default -> throw new IllegalArgumentException("no word for data: " + word);
        };
    }

    private DataHandle declared(ElementType type) {
        if (subject instanceof List<?> values && fill == null && !temporary()) {
            return DataHandle.of(named(type, values.size()), filled(type, values.size(), values::get));
        }
        if (!(subject instanceof Integer length) || length < 0) {
            throw wrong(subject);
        }
        Closure<?> each = fill;
        if (temporary()) {
            if (each != null) {
                throw new DeclarationException(
                        "Temporary data are zeros at the beginning of a run, and cannot be filled" + Places.in(place)
                                + "; let a task write them");
            }
            return DataHandle.temporary(named(type, length), type, length);
        }
        Object array = each == null ? type.newArray(length) : filled(type, length, each::call);
        return DataHandle.of(named(type, length), array);
    }

    private DataHandle wrapped() {
        if (subject == null || fill != null) {
            throw wrong(subject);
        }
        try {
            ElementType type = ElementType.of(subject);
            return DataHandle.of(named(type, Array.getLength(subject)), subject);
        } catch (IllegalArgumentException e) {
            throw wrong(subject);
        }
    }

    private boolean temporary() {
        Object given = options.getOrDefault("temporary", false);
        if (given instanceof Boolean temporary) {
            return temporary;
        }
        throw WordOptions.wrong(word, "temporary", "true or false", given);
    }

    private String named(ElementType type, int length) {
        return name == null ? type.word() + "[" + length + "]" : name;
    }

    /** What stands at each place. */
    private interface Values {
        @Nullable
        Object at(Integer place);
    }

    private Object filled(ElementType type, int length, Values values) {
        Object array = type.newArray(length);
        for (int i = 0; i < length; i++) {
            Object value = values.at(i);
            if (!(value instanceof Number number)) {
                throw new DeclarationException(
                        "Data are numbers, but at place " + i + " is " + Places.quote(value) + Places.in(place));
            }
            set(type, array, i, number);
        }
        return array;
    }

    private static void set(ElementType type, Object array, int i, Number value) {
        switch (type) {
            case FLOAT -> Array.setFloat(array, i, value.floatValue());
            case DOUBLE -> Array.setDouble(array, i, value.doubleValue());
            case INT -> Array.setInt(array, i, value.intValue());
        }
    }

    private DeclarationException wrong(@Nullable Object given) {
        return new DeclarationException(
                word.equals(ARRAY)
                        ? "data takes an array of float, double or int, as in data(new float[1024]), but was given "
                                + Places.quote(given) + Places.in(place)
                        : word + " takes a number of elements, which a closure may fill, or a list, as in " + word
                                + "(1024) { i -> i * 2 }, but was given " + Places.quote(given) + Places.in(place));
    }
}

package makespan.dsl;

import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Reads a parameter's text as a value of the type of its default. */
final class ParameterText {
    private record Reader(String type, Function<String, Object> parse) {}

    private static final Map<Class<?>, Reader> READERS = Map.of(
            String.class, new Reader("text", text -> text),
            Integer.class, new Reader("a whole number", Integer::valueOf),
            Long.class, new Reader("a whole number", Long::valueOf),
            Double.class, new Reader("a number", Double::valueOf),
            BigDecimal.class, new Reader("a number", BigDecimal::new),
            Boolean.class, new Reader("true or false", ParameterText::truth),
            File.class, new Reader("a file", File::new));

    private ParameterText() {}

    /**
     * Returns the value that a text means.
     *
     * @throws DeclarationException if the text does not fit the type, or the type cannot be given as text
     */
    static Object parse(String name, String text, Object defaultValue) {
        if (defaultValue instanceof Path) {
            return Path.of(text);
        }
        Class<?> type = defaultValue instanceof CharSequence ? String.class : defaultValue.getClass();
        Reader reader = READERS.get(type);
        if (reader == null) {
            throw new DeclarationException(
                    "Parameter '" + name + "' cannot be given from outside: its default is a " + type.getSimpleName());
        }
        try {
            return reader.parse().apply(text);
        } catch (IllegalArgumentException e) {
            throw new DeclarationException(
                    "Parameter '" + name + "' must be " + reader.type() + ", but was '" + text + "'");
        }
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}

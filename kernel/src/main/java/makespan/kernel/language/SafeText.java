package makespan.kernel.language;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as text, where that runs no code of the user's. */
final class SafeText {
    private static final int MOST = 10;
    private static final int LONGEST = 200;
    private static final int DEPTH = 3;

    private SafeText() {}

    /** Returns a value as text, shortened; empty where its own {@code toString} would have to tell. */
    static Optional<String> of(@Nullable Object value) {
        return of(value, DEPTH);
    }

    private static Optional<String> of(@Nullable Object value, int depth) {
        if (value == null) {
            return Optional.of("null");
        }
        if (value instanceof String text) {
            return Optional.of("'" + shortened(text) + "'");
        }
        boolean plain = value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount;
        if (plain) {
            boolean ofJdk = value.getClass().getClassLoader() == null;
            return ofJdk ? Optional.of(shortened(value.toString())) : Optional.empty();
        }
        if (depth == 0 || !ValueTypes.isTransparent(value)) {
            return Optional.empty();
        }
        try {
            return value instanceof Map<?, ?> map ? map(map, depth) : collection((Collection<?>) value, depth);
        } catch (RuntimeException e) { // a task changes it at this moment
            return Optional.empty();
        }
    }

    private static Optional<String> map(Map<?, ?> map, int depth) {
        List<String> entries = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entries.size() == MOST) {
                entries.add("…");
                break;
            }
            String key = entry.getKey() instanceof String name
                    ? name
                    : of(entry.getKey(), depth - 1).orElse("…");
            entries.add(key + ": " + of(entry.getValue(), depth - 1).orElse("…"));
        }
        return Optional.of(entries.isEmpty() ? "[:]" : "[" + String.join(", ", entries) + "]" + size(map.size()));
    }

    private static Optional<String> collection(Collection<?> values, int depth) {
        List<String> elements = new ArrayList<>();
        for (Object value : values) {
            if (elements.size() == MOST) {
                elements.add("…");
                break;
            }
            elements.add(of(value, depth - 1).orElse("…"));
        }
        return Optional.of("[" + String.join(", ", elements) + "]" + size(values.size()));
    }

    private static String size(int size) {
        return size > MOST ? " (" + size + " in all)" : "";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}

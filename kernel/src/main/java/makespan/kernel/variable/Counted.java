package makespan.kernel.variable;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import makespan.dsl.units.Bytes;
import makespan.graph.TaskGraph;
import org.jspecify.annotations.Nullable;

/** How large values are, in words. */
public final class Counted {
    private Counted() {}

    /** Returns {@code 3 elements}, or an empty text for values that have no size. */
    public static String sizeOf(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return of(bytes.length, "byte");
        }
        if (value instanceof Bytes bytes) {
            return bytes.toString();
        }
        if (value instanceof TaskGraph graph) {
            return of(graph.size(), "task");
        }
        if (value != null && value.getClass().isArray()) {
            return of(Array.getLength(value), "element");
        }
        if (value == null || !KnownClasses.isKnown(value)) {
            return "";
        }
        if (value instanceof String string) {
            return of(string.length(), "character");
        }
        if (value instanceof Map<?, ?> map) {
            return map.size() == 1 ? "1 entry" : map.size() + " entries";
        }
        return value instanceof Collection<?> collection ? of(collection.size(), "element") : "";
    }

    static String of(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}

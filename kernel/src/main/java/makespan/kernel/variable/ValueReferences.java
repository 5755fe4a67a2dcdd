package makespan.kernel.variable;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers by which a front end asks for what a value holds. Keeps no value alive. Safe for concurrent use. */
public final class ValueReferences {
    private static final int MAX = 10_000;

    private final Map<Integer, WeakReference<Object>> values = new LinkedHashMap<>();
    private int latest;

    /** Returns a new number for a value, at least 1; the oldest of more than 10,000 are forgotten. */
    public synchronized int of(Object value) {
        values.put(++latest, new WeakReference<>(value));
        if (values.size() > MAX) {
            values.remove(values.keySet().iterator().next());
        }
        return latest;
    }

    /** Returns the value of a number, if it is known and still in use. */
    public synchronized Optional<Object> find(int reference) {
        @Nullable WeakReference<Object> value = values.get(reference);
        return value == null ? Optional.empty() : Optional.ofNullable(value.get());
    }

    /** Forgets all numbers, which are not given again. */
    public synchronized void clear() {
        values.clear();
    }
}

package makespan.dsl;

import groovy.lang.Binding;
import groovy.lang.MissingPropertyException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a session. Unlike Groovy's own binding it may be read and written by tasks on any thread: single
 * reads and writes are atomic and a read sees the latest write; {@code n += 1} is two steps and may lose an update.
 */
final class SessionVariables extends Binding {
    /** Stands for null, which the map cannot hold. */
    private static final Object NULL = new Object();

    private final Map<String, Object> values = new ConcurrentHashMap<>();

    @Override
    public @Nullable Object getVariable(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new MissingPropertyException(name, SessionVariables.class);
        }
        return value == NULL ? null : value;
    }

    /** Returns the value of a variable, or what is given where there is none, by one read. */
    @Nullable
    Object orElse(String name, Object absent) {
        Object value = values.get(name);
        return value == null ? absent : value == NULL ? null : value;
    }

    @Override
    public void setVariable(String name, @Nullable Object value) {
        values.put(name, value == null ? NULL : value);
    }

    @Override
    public boolean hasVariable(String name) {
        return values.containsKey(name);
    }

    @Override
    public void removeVariable(String name) {
        values.remove(name);
    }

    /** Returns the value of a variable, or null where it is null or there is none. */
    @Nullable
    Object find(String name) {
        Object value = values.get(name);
        return value == NULL ? null : value;
    }

    /** Returns a copy, in alphabetical order. */
    @Override
    public Map<String, @Nullable Object> getVariables() {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        new TreeMap<>(values).forEach((name, value) -> copy.put(name, value == NULL ? null : value));
        return copy;
    }
}

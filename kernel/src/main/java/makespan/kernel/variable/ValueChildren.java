package makespan.kernel.variable;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a value holds: elements, entries or fields. */
public final class ValueChildren {
    private static final int KEY_CHARS = 80;

    /** One of the values that another holds, by index, key or field. */
    public record Child(String name, @Nullable Object value) {}

    private ValueChildren() {}

    /** Returns how many elements a list, a set or an array has; 0 for other values. */
    public static int indexed(@Nullable Object value) {
        if (value != null && value.getClass().isArray()) {
            return Array.getLength(value);
        }
        return value instanceof Collection<?> elements && KnownClasses.isKnown(value) ? elements.size() : 0;
    }

    /** Returns how many entries a map, or fields an object has; 0 for other values. */
    public static int named(@Nullable Object value) {
        if (value == null || indexed(value) > 0) {
            return 0;
        }
        return value instanceof Map<?, ?> map && KnownClasses.isKnown(value)
                ? map.size()
                : KnownClasses.fields(value).size();
    }

    /**
     * Returns some of what a value holds, in its order; fewer if it is being changed.
     *
     * @param start how many to pass over, at least 0
     * @param count how many at most
     */
    public static List<Child> of(Object value, int start, int count) {
        List<Child> children = new ArrayList<>();
        if (value.getClass().isArray()) {
            int end = (int) Math.min(Array.getLength(value), (long) start + count);
            for (int i = start; i < end; i++) {
                children.add(new Child(Integer.toString(i), Array.get(value, i)));
            }
        } else if (!KnownClasses.isKnown(value)) {
            KnownClasses.fields(value).stream()
                    .skip(start)
                    .limit(count)
                    .forEach(field -> children.add(new Child(field.getName(), read(field, value))));
        } else if (value instanceof Map<?, ?> map) {
            collect(map.entrySet(), start, count, children);
        } else if (value instanceof Collection<?> elements) {
            collect(elements, start, count, children);
        }
        return children;
    }

    static @Nullable Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    private static void collect(Collection<?> all, int start, int count, List<Child> children) {
        try {
            Iterator<?> iterator = all.iterator();
            long end = (long) start + count;
            for (int i = 0; i < end && iterator.hasNext(); i++) {
                Object next = iterator.next();
                if (i >= start) {
                    children.add(child(i, next));
                }
            }
        } catch (ConcurrentModificationException changing) {
            // The cell goes on changing it: what was read before that is what there is to show.
        }
    }

    private static Child child(int index, @Nullable Object element) {
        if (element instanceof Map.Entry<?, ?> entry) {
            Object key = entry.getKey();
            return new Child(key instanceof String text ? text : ValueText.of(key, KEY_CHARS), entry.getValue());
        }
        return new Child(Integer.toString(index), element);
    }
}

package makespan.dsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the variables that hold objects of classes which a cell has defined anew: as their value, or within collections,
 * maps and arrays. Runs no code but that of the JDK, and looks at few elements of what is large.
 */
final class OldInstances {
    private static final int DEEPEST = 3;
    private static final int MOST_LOOKED_AT = 10_000;

    private final Collection<Class<?>> old;
    private int left = MOST_LOOKED_AT;

    private OldInstances(Collection<Class<?>> old) {
        this.old = old;
    }

    /**
     * Returns what to tell of a class that was defined anew; empty if no variable holds objects of the old one.
     *
     * @param old the class that it was, and those nested in it
     */
    static String warning(String name, Collection<Class<?>> old, Map<String, @Nullable Object> variables) {
        List<String> holders = new ArrayList<>();
        variables.forEach((variable, value) -> {
            if (new OldInstances(old).holds(value, 0)) {
                holders.add("'" + variable + "'");
            }
        });
        if (holders.isEmpty()) {
            return "";
        }
        boolean one = holders.size() == 1;
        return "Class '" + name + "' was defined anew, but " + joined(holders) + (one ? " still holds" : " still hold")
                + " objects of the old class, which the new one does not know: evaluate again the "
                + (one ? "cell that makes it" : "cells that make them");
    }

    private boolean holds(@Nullable Object value, int depth) {
        if (value == null || left-- <= 0) {
            return false;
        }
        if (old.stream().anyMatch(type -> type.isInstance(value))) {
            return true;
        }
        if (depth == DEEPEST) {
            return false;
        }
        if (value instanceof Object[] array) {
            return anyHolds(Arrays.asList(array), depth + 1);
        }
        if (value instanceof Map<?, ?> map && isPlain(map.getClass())) {
            return anyHolds(map.keySet(), depth + 1) || anyHolds(map.values(), depth + 1);
        }
        return value instanceof Collection<?> many && isPlain(many.getClass()) && anyHolds(many, depth + 1);
    }

    private boolean anyHolds(Collection<?> elements, int depth) {
        try {
            for (Object element : elements) {
                if (holds(element, depth)) {
                    return true;
                }
                if (left <= 0) {
                    return false;
                }
            }
        } catch (ConcurrentModificationException e) {
            return false; // another thread is at it
        }
        return false;
    }

    /** Views pass on to what they view, which may be code of a user. */
    private static boolean isPlain(Class<?> type) {
        String name = type.getName();
        return type.getClassLoader() == null
                && name.startsWith("java.util.")
                && !name.startsWith("java.util.Collections$")
                && !name.startsWith("java.util.Abstract");
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}

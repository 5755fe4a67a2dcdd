package makespan.kernel.language;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.tools.WideningCategories;
import org.jspecify.annotations.Nullable;

/**
 * Tells types from values. Looks into the JDK's own collections alone, since those run nobody else's code when they are
 * walked through.
 */
final class ValueTypes {
    private static final int SAMPLE = 20;
    private static final int DEPTH = 4;
    private static final Set<String> TRANSPARENT = Set.of(
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.Arrays$ArrayList",
            "java.util.ArrayDeque",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.CopyOnWriteArrayList");

    private ValueTypes() {}

    /** Returns the type of a value, with the types of the elements that it holds. */
    static ClassNode of(@Nullable Object value) {
        return of(value, DEPTH);
    }

    /** Returns whether a collection or map can be walked through without running other code than the JDK's. */
    static boolean isTransparent(Object value) {
        String name = value.getClass().getName();
        return value.getClass().getClassLoader() == null
                && (TRANSPARENT.contains(name) || name.startsWith("java.util.ImmutableCollections$"));
    }

    private static ClassNode of(@Nullable Object value, int depth) {
        if (value == null) {
            return ClassHelper.OBJECT_TYPE;
        }
        Class<?> type = usable(value.getClass());
        if (depth == 0 || !isTransparent(value)) {
            return ClassHelper.make(type);
        }
        if (value instanceof Map<?, ?> map && type.getTypeParameters().length == 2) {
            return Generics.of(type, common(sample(map.keySet()), depth), common(sample(map.values()), depth));
        }
        if (value instanceof Collection<?> collection && type.getTypeParameters().length == 1) {
            return Generics.of(type, common(sample(collection), depth));
        }
        return ClassHelper.make(type);
    }

    private static List<Object> sample(Collection<?> values) {
        List<Object> sample = new ArrayList<>();
        try {
            for (Object value : values) {
                if (value != null && sample.size() < SAMPLE) {
                    sample.add(value);
                } else if (sample.size() >= SAMPLE) {
                    break;
                }
            }
        } catch (RuntimeException e) {
            // a task changes the collection at this moment: what was seen is enough
        }
        return sample;
    }

    private static ClassNode common(List<Object> values, int depth) {
        return values.stream()
                .map(value -> of(value, depth - 1))
                .reduce((one, other) -> one.toString().equals(other.toString()) ? one : widened(one, other))
                .orElse(ClassHelper.OBJECT_TYPE);
    }

    /** Types that have nothing but interfaces in common are no more than objects. */
    private static ClassNode widened(ClassNode one, ClassNode other) {
        ClassNode common = WideningCategories.lowestUpperBound(one, other);
        boolean invented = common instanceof WideningCategories.LowestUpperBoundClassNode;
        return invented ? common.getSuperClass().getPlainNodeReference() : common.getPlainNodeReference();
    }

    /** Returns the class, or what a user knows it as, if it is one of the JDK's hidden ones. */
    static Class<?> usable(Class<?> type) {
        if (Modifier.isPublic(type.getModifiers()) || type.isArray() || !isHidden(type)) {
            return type;
        }
        for (Class<?> known : List.of(List.class, Set.class, Map.class, Collection.class)) {
            if (known.isAssignableFrom(type)) {
                return known;
            }
        }
        for (Class<?> implemented : type.getInterfaces()) {
            if (Modifier.isPublic(implemented.getModifiers())) {
                return implemented;
            }
        }
        Class<?> parent = type.getSuperclass();
        return parent == null ? type : usable(parent);
    }

    private static boolean isHidden(Class<?> type) {
        return type.isHidden() || type.getClassLoader() == null || type.isSynthetic();
    }
}

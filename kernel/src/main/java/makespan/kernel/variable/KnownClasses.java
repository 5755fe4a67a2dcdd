package makespan.kernel.variable;

import groovy.lang.GroovyObject;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/** Whose code a value's methods are. */
final class KnownClasses {
    private KnownClasses() {}

    /** Returns whether a value's class is the JDK's or Groovy's own, so that its methods do what is expected of them. */
    static boolean isKnown(Object value) {
        ClassLoader loader = value.getClass().getClassLoader();
        return loader == null
                || loader == ClassLoader.getPlatformClassLoader()
                || (loader == GroovyObject.class.getClassLoader() && isGroovys(value.getClass()));
    }

    /** Returns the fields of an object that can be shown: of records, and of classes of cells and of libraries. */
    static List<Field> fields(Object value) {
        boolean own = value.getClass().getClassLoader() == KnownClasses.class.getClassLoader();
        return isKnown(value) || (own && !value.getClass().isRecord())
                ? List.of()
                : Arrays.stream(value.getClass().getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                        .filter(field -> !field.getName().contains("$")
                                && !field.getName().equals("metaClass"))
                        .filter(KnownClasses::opened)
                        .toList();
    }

    private static boolean isGroovys(Class<?> type) {
        return type.getName().startsWith("groovy.") || type.getName().startsWith("org.codehaus.groovy.");
    }

    private static boolean opened(Field field) {
        try {
            field.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException | SecurityException closed) {
            return false;
        }
    }
}

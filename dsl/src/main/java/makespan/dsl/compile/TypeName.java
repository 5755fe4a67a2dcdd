package makespan.dsl.compile;

import groovy.lang.Closure;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.GenericsType;

/**
 * A type with its generic arguments, by name, so that it holds no class in memory.
 *
 * @param raw name of the class as {@link Class#getName} has it, of a primitive its wrapper
 * @param arguments empty where they are not known
 */
record TypeName(String raw, List<TypeName> arguments) {
    /** Deeper ones are rare, and recursive bounds have no end. */
    private static final int DEEPEST = 4;

    TypeName {
        arguments = List.copyOf(arguments);
    }

    static TypeName of(ClassNode type) {
        return of(type, 0);
    }

    /** Returns the nearest type of a value that code outside its package may name. */
    static TypeName ofValue(Object value, ClassLoader loader) {
        Class<?> type = value.getClass();
        while (!isOpen(type, loader) && type.getSuperclass() != null) {
            type = type.getSuperclass();
        }
        boolean vague = type != Closure.class && Modifier.isAbstract(type.getModifiers());
        Class<?> nearest = type == Object.class || vague ? interfaceOf(value, loader) : type;
        return new TypeName(nearest.getName(), List.of());
    }

    /** Returns the type for the compiler; empty if its class is gone, or those of its arguments are. */
    Optional<ClassNode> resolve(ClassLoader loader) {
        try {
            ClassNode type = ClassHelper.make(find(raw, loader));
            List<ClassNode> known = arguments.stream()
                    .map(argument -> argument.resolve(loader))
                    .flatMap(Optional::stream)
                    .toList();
            if (known.isEmpty() || known.size() < arguments.size()) {
                return known.isEmpty() && arguments.isEmpty() ? Optional.of(type) : Optional.empty();
            }
            ClassNode parameterized = type.getPlainNodeReference();
            parameterized.setGenericsTypes(known.stream().map(GenericsType::new).toArray(GenericsType[]::new));
            return Optional.of(parameterized);
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Returns whether a value is of this type, generic arguments aside. */
    boolean fits(Object value, ClassLoader loader) {
        try {
            return find(raw, loader).isInstance(value);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Unlike {@link Class#forName}, for which the JVM remembers the answer, finds a class that was defined anew. */
    private static Class<?> find(String name, ClassLoader loader) throws ClassNotFoundException {
        if (!name.startsWith("[")) {
            return loader.loadClass(name);
        }
        String component = name.substring(1);
        if (component.startsWith("[")) {
            return find(component, loader).arrayType();
        }
        return component.startsWith("L")
                ? find(component.substring(1, component.length() - 1), loader).arrayType()
                : Class.forName(name);
    }

    private static TypeName of(ClassNode type, int depth) {
        ClassNode known = ClassHelper.isPrimitiveType(type) ? ClassHelper.getWrapper(type) : type;
        GenericsType[] generics = known.getGenericsTypes();
        boolean named = generics != null
                && depth < DEEPEST
                && Arrays.stream(generics).noneMatch(each -> each.isPlaceholder() || each.isWildcard());
        List<TypeName> arguments = generics == null || !named
                ? List.of()
                : Arrays.stream(generics)
                        .map(each -> of(each.getType(), depth + 1))
                        .toList();
        return new TypeName(className(known), arguments);
    }

    /** Arrays have another name in the compiler than in the JVM. */
    private static String className(ClassNode type) {
        if (!type.isArray()) {
            return type.getName();
        }
        ClassNode component = type.getComponentType();
        if (component.isArray()) {
            return "[" + className(component);
        }
        return ClassHelper.isPrimitiveType(component)
                ? "[" + component.getTypeClass().descriptorString()
                : "[L" + component.getName() + ";";
    }

    /** A class that was defined anew has the name of another one now. */
    private static boolean isOpen(Class<?> type, ClassLoader loader) {
        try {
            return Modifier.isPublic(type.getModifiers())
                    && type.getModule().isExported(type.getPackageName())
                    && find(type.getName(), loader) == type
                    && (type.getEnclosingClass() == null || isOpen(type.getEnclosingClass(), loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static Class<?> interfaceOf(Object value, ClassLoader loader) {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            for (Class<?> each : type.getInterfaces()) {
                if (isOpen(each, loader) && each.getMethods().length > 0) {
                    return each;
                }
            }
        }
        return Object.class;
    }
}

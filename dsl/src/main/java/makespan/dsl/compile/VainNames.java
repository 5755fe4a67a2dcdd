package makespan.dsl.compile;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Names of classes which the compiler and the JDK's bean introspection ask for, but which cannot be. A search of the class
 * path for each takes time, and the JDK's loaders keep every name that they were ever asked for.
 */
final class VainNames implements Predicate<String> {
    /** The superclass of all scripts and its own supertypes, in which the compiler looks for nested classes. */
    private final Set<String> bases = new HashSet<>();

    private final Set<String> nested = new HashSet<>();
    private volatile String compiledPrefix = "$";

    VainNames(Class<?> scriptBase) {
        addBases(scriptBase);
    }

    /** Tells which script is compiled now; its own nested classes are known to the compiler without a search. */
    void compiling(String script) {
        compiledPrefix = script + "$";
    }

    @Override
    public boolean test(String name) {
        int end = name.lastIndexOf('$');
        if (end > 0 && bases.contains(name.substring(0, end))) {
            return !nested.contains(name);
        }
        boolean inPackage = name.indexOf('.') >= 0;
        return !inPackage
                && (name.startsWith(compiledPrefix) || name.endsWith("BeanInfo") || name.endsWith("Customizer"));
    }

    private void addBases(Class<?> type) {
        bases.add(type.getName());
        Arrays.stream(type.getDeclaredClasses()).map(Class::getName).forEach(nested::add);
        Arrays.stream(type.getInterfaces()).forEach(this::addBases);
        Class<?> parent = type.getSuperclass();
        if (parent != null && parent != Object.class) {
            addBases(parent);
        }
    }
}

package makespan.dsl;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The functions that cells defined. Of those that fit a call the latest is meant. Safe for use by many threads: a change
 * replaces the map as a whole, so that no call misses a function that is just defined anew.
 */
final class Functions {
    private static final Set<String> NOT_FUNCTIONS = Set.of("run", "main");

    /** @param parameters names of the parameters' types: a later function of the same ones hides this one for good */
    private record Definition(CellScript script, String origin, List<String> parameters) {}

    /** The latest definition first; never an empty list. Changed under the monitor. */
    private volatile Map<String, List<Definition>> byName = Map.of();

    /** Adds the functions of a cell, replacing those that its earlier evaluation defined. */
    synchronized void define(CellScript script, String origin) {
        Map<String, List<Definition>> changed = new HashMap<>();
        byName.forEach((name, definitions) -> {
            List<Definition> others = new ArrayList<>(definitions);
            if (others.removeIf(old -> old.origin().equals(origin)) && others.isEmpty()) {
                return;
            }
            changed.put(name, others.size() == definitions.size() ? definitions : others);
        });
        for (Method method : functionsOf(script.getClass())) {
            List<String> parameters = parameters(method);
            List<Definition> definitions = new ArrayList<>(changed.getOrDefault(method.getName(), List.of()));
            definitions.removeIf(old -> old.parameters().equals(parameters));
            definitions.add(0, new Definition(script, origin, parameters));
            changed.put(method.getName(), definitions);
        }
        byName = changed;
    }

    /** Forgets functions whose names now belong to variables. */
    synchronized void forget(Collection<String> names) {
        Map<String, List<Definition>> changed = new HashMap<>(byName);
        if (changed.keySet().removeAll(names)) {
            byName = changed;
        }
    }

    /** Returns the script whose function a call means, if there is a function of this name. */
    @Nullable
    CellScript owner(String name, Object[] arguments) {
        List<Definition> definitions = byName.getOrDefault(name, List.of());
        CellScript only = definitions.isEmpty() ? null : definitions.get(0).script();
        for (Definition definition : definitions) {
            if (definition.script() != only) {
                return fitting(definitions, name, arguments);
            }
        }
        return only;
    }

    /** Returns the functions of a name, the latest first. */
    List<Method> named(String name) {
        return byName.getOrDefault(name, List.of()).stream()
                .map(Definition::script)
                .distinct()
                .flatMap(script -> functionsOf(script.getClass()).stream())
                .filter(method -> method.getName().equals(name))
                .toList();
    }

    Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    private static @Nullable CellScript fitting(List<Definition> definitions, String name, Object[] arguments) {
        for (Definition definition : definitions) {
            CellScript script = definition.script();
            if (!script.getMetaClass().respondsTo(script, name, arguments).isEmpty()) {
                return script;
            }
        }
        return null;
    }

    private static List<String> parameters(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
    }

    private static List<Method> functionsOf(Class<?> script) {
        List<Method> functions = new ArrayList<>();
        for (Method method : script.getDeclaredMethods()) {
            boolean written = !method.isSynthetic()
                    && !method.getName().contains("$")
                    && !Modifier.isPrivate(method.getModifiers());
            if (written && !NOT_FUNCTIONS.contains(method.getName())) {
                functions.add(method);
            }
        }
        return functions;
    }
}

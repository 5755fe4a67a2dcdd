package makespan.dsl;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The functions that cells defined. Of those that fit a call the latest is meant. Safe for use by tasks. */
final class Functions {
    private static final Set<String> NOT_FUNCTIONS = Set.of("run", "main");

    private record Definition(CellScript script, String origin) {}

    private final Map<String, List<Definition>> byName = new ConcurrentHashMap<>();

    /** Adds the functions of a cell, replacing those that its earlier evaluation defined. */
    void define(CellScript script, String origin) {
        byName.values()
                .forEach(definitions -> definitions.removeIf(old -> old.origin().equals(origin)));
        for (String name : namesIn(script.getClass())) {
            byName.computeIfAbsent(name, any -> new CopyOnWriteArrayList<>()).add(0, new Definition(script, origin));
        }
    }

    /** Forgets functions whose names now belong to variables. */
    void forget(Collection<String> names) {
        byName.keySet().removeAll(names);
    }

    /** Returns the script whose function a call means, if there is a function of this name. */
    @Nullable
    CellScript owner(String name, Object[] arguments) {
        List<Definition> definitions = byName.getOrDefault(name, List.of());
        for (Definition definition : definitions) {
            CellScript script = definition.script();
            if (definitions.size() == 1
                    || !script.getMetaClass()
                            .respondsTo(script, name, arguments)
                            .isEmpty()) {
                return script;
            }
        }
        return null;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        byName.forEach((name, definitions) -> {
            if (!definitions.isEmpty()) {
                names.add(name);
            }
        });
        return names;
    }

    private static Set<String> namesIn(Class<?> script) {
        Set<String> names = new TreeSet<>();
        for (Method method : script.getDeclaredMethods()) {
            boolean written = !method.isSynthetic()
                    && !method.getName().contains("$")
                    && !Modifier.isPrivate(method.getModifiers());
            if (written && !NOT_FUNCTIONS.contains(method.getName())) {
                names.add(method.getName());
            }
        }
        return names;
    }
}

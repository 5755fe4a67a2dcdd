package makespan.dsl;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import makespan.graph.Resource;
import makespan.graph.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a session may need, in all its graphs. As with tasks, a cell that is evaluated again declares its
 * resources anew. Safe for use by many threads.
 */
final class Resources {
    private record Declared(Resource resource, @Nullable SourceLocation place, int evaluation, String origin) {}

    private final Map<String, Declared> declared = new LinkedHashMap<>();

    /** Declares a resource, replacing one of the same name that an earlier evaluation declared. */
    synchronized Resource declare(
            String name, int capacity, @Nullable SourceLocation place, int evaluation, String origin) {
        if (name.isBlank()) {
            throw new DeclarationException("A resource's name must not be blank" + Places.in(place));
        }
        if (capacity < 1) {
            throw new DeclarationException("The capacity of resource '" + name + "' must be at least 1, but was "
                    + capacity + Places.in(place));
        }
        Declared earlier = declared.get(name);
        if (earlier != null
                && earlier.evaluation() == evaluation
                && earlier.resource().capacity() != capacity) {
            throw new DeclarationException("Resource '" + name + "' is declared twice: with capacity "
                    + earlier.resource().capacity() + Places.in(earlier.place()) + " and with capacity " + capacity
                    + Places.in(place));
        }
        Resource resource = new Resource(name, capacity);
        declared.put(name, new Declared(resource, place, evaluation, origin));
        return resource;
    }

    /** Forgets what a cell declared, as it is about to be evaluated again. */
    synchronized void forget(String origin) {
        declared.values().removeIf(resource -> resource.origin().equals(origin));
    }

    /** Returns the resources in the order of declaration. */
    synchronized Collection<Resource> all() {
        return declared.values().stream().map(Declared::resource).toList();
    }
}

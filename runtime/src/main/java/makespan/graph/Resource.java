package makespan.graph;

/**
 * Something that tasks need while they run and of which there is only so much: a lock, connections, memory.
 *
 * @param name unique in its graph, not blank
 * @param capacity how many units there are, at least 1
 */
public record Resource(String name, int capacity) {
    public Resource {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a resource's name must not be blank");
        }
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "capacity of resource '" + name + "' must be at least 1, but was " + capacity);
        }
    }
}

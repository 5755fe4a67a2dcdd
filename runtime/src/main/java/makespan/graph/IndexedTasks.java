package makespan.graph;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Tasks that are alike but for their bodies; names and kinds are made when they are asked for. */
final class IndexedTasks implements TaskTable {
    private final String graph;
    private final int size;
    private final IntFunction<String> names;
    private final IntFunction<String> kinds;
    private final IntFunction<TaskBody> bodies;
    /** Made by the first search, under this object's lock. */
    private volatile @Nullable NameIndex byName;

    IndexedTasks(
            String graph,
            int size,
            IntFunction<String> names,
            IntFunction<String> kinds,
            IntFunction<TaskBody> bodies) {
        this.graph = graph;
        this.size = size;
        this.names = names;
        this.kinds = kinds;
        this.bodies = bodies;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String name(int task) {
        return names.apply(task);
    }

    @Override
    public String kind(int task) {
        return kinds.apply(task);
    }

    @Override
    public TaskBody body(int task) {
        return bodies.apply(task);
    }

    @Override
    public int find(String name) {
        NameIndex made = byName;
        return (made == null ? index() : made).find(name);
    }

    private synchronized NameIndex index() {
        NameIndex made = byName;
        if (made == null) {
            made = new NameIndex(size, names, this::twice);
            byName = made;
        }
        return made;
    }

    private TaskGraphException twice(int first, int second) {
        return new TaskGraphException("Tasks " + first + " and " + second + " of graph '" + graph
                + "' have the same name '" + name(first) + "'");
    }
}

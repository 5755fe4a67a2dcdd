package makespan.graph;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makespan.device.Access;
import makespan.device.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * A task of a {@link TaskGraph}: what it is called, what it does and where it wants to run. A view of the graph, made
 * when asked for; two views of one task are equal. Immutable.
 */
public final class Task {
    private final TaskGraph graph;
    private final int index;

    Task(TaskGraph graph, int index) {
        this.graph = graph;
        this.index = index;
    }

    /** Returns the position in {@link TaskGraph#tasks()}: the order of declaration, from 0. */
    public int index() {
        return index;
    }

    /** Returns the name, unique in the graph. */
    public String name() {
        return table().name(index);
    }

    /** Returns the kind: tasks of one kind do alike work, share a colour and a cost model. */
    public String kind() {
        return table().kind(index);
    }

    /** Returns what the task does. */
    public TaskBody body() {
        return table().body(index);
    }

    /** Returns where the task wants to run. */
    public DeviceKind device() {
        return table().device(index);
    }

    /** Returns the priority, 0 (default) to 9; of the ready tasks a worker can choose from it takes the highest. */
    public int priority() {
        return table().priority(index);
    }

    /** Returns how often the body is tried before the task fails, at least 1. */
    public int tries() {
        return table().tries(index);
    }

    /** Returns the pause before the second try, at least 0; it doubles with each further try. */
    public Duration backoff() {
        return table().backoff(index);
    }

    /** Returns what a body must throw to be tried again; anything else fails the task at once. */
    public Class<? extends Throwable> retryOn() {
        return table().retryOn(index);
    }

    /** Returns how long one try may take, more than 0, if that is limited. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(table().timeout(index));
    }

    /** Returns how many units, at least 1, of which of the graph's resources the task holds while it runs. */
    public Map<String, Integer> needs() {
        return table().needs(index);
    }

    /**
     * Returns all the ways in which the task can be done, in order of liking; empty if that is its {@link #body()} on its
     * {@link #device()} alone.
     */
    public List<Variant> variants() {
        return table().variants(index);
    }

    /** Returns the data that the task reads and writes. */
    public List<Access> accesses() {
        return table().accesses(index);
    }

    /** Returns where the user declared the task, if known. */
    public Optional<SourceLocation> declaredAt() {
        return Optional.ofNullable(table().declaredAt(index));
    }

    private TaskTable table() {
        return graph.table();
    }

    /** Returns whether the other object is the same task of the same graph. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Task task && task.graph == graph && task.index == index;
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(graph) + index;
    }

    /** Returns {@code 'name' (cell 4, line 7)}, or just the quoted name where the place is unknown. */
    @Override
    public String toString() {
        return "'" + name() + "'" + declaredAt().map(at -> " (" + at + ")").orElse("");
    }
}

package makespan.graph;

import java.util.Objects;
import java.util.Optional;
import makespan.device.DeviceKind;

/** A task of a {@link TaskGraph}: what it is called, what it does and where it wants to run. Immutable. */
public final class Task {
    private final int index;
    private final TaskSpec spec;

    Task(int index, TaskSpec spec) {
        this.index = index;
        this.spec = Objects.requireNonNull(spec);
    }

    /** Returns the position in {@link TaskGraph#tasks()}: the order of declaration, from 0. */
    public int index() {
        return index;
    }

    /** Returns the name, unique in the graph. */
    public String name() {
        return spec.name();
    }

    /** Returns the kind: tasks of one kind do alike work, share a colour and a cost model. */
    public String kind() {
        return spec.kind();
    }

    /** Returns what the task does. */
    public TaskBody body() {
        return spec.body();
    }

    /** Returns where the task wants to run. */
    public DeviceKind device() {
        return spec.device();
    }

    /** Returns the priority, 0 (default) to 9; of the ready tasks a worker can choose from it takes the highest. */
    public int priority() {
        return spec.priority();
    }

    /** Returns how often the body is tried before the task fails, at least 1. */
    public int tries() {
        return spec.tries();
    }

    /** Returns where the user declared the task, if known. */
    public Optional<SourceLocation> declaredAt() {
        return Optional.ofNullable(spec.declaredAt());
    }

    /** Returns {@code 'name' (cell 4, line 7)}, or just the quoted name where the place is unknown. */
    @Override
    public String toString() {
        return "'" + name() + "'" + declaredAt().map(at -> " (" + at + ")").orElse("");
    }
}

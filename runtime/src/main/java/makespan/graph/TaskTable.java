package makespan.graph;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import makespan.device.Access;
import makespan.device.DeviceKind;
import org.jspecify.annotations.Nullable;

/** What the tasks of a graph are, apart from their edges, by index. What is not said is the default. Immutable. */
interface TaskTable {
    int size();

    String name(int task);

    String kind(int task);

    TaskBody body(int task);

    /**
     * Returns the task of a name, or {@link NameIndex#NONE}.
     *
     * @throws TaskGraphException if two tasks have the same name
     */
    int find(String name);

    default DeviceKind device(int task) {
        return DeviceKind.CPU;
    }

    default int priority(int task) {
        return 0;
    }

    default int tries(int task) {
        return 1;
    }

    default Duration backoff(int task) {
        return Duration.ZERO;
    }

    default Class<? extends Throwable> retryOn(int task) {
        return Throwable.class;
    }

    default @Nullable Duration timeout(int task) {
        return null;
    }

    default Map<String, Integer> needs(int task) {
        return Map.of();
    }

    default List<Variant> variants(int task) {
        return List.of();
    }

    default List<Access> accesses(int task) {
        return List.of();
    }

    default @Nullable SourceLocation declaredAt(int task) {
        return null;
    }
}

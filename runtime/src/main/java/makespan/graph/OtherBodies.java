package makespan.graph;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import makespan.device.Access;
import makespan.device.DeviceKind;
import org.jspecify.annotations.Nullable;

/** Tasks that are as others are, but for what they do, which is one way each: they have no variants. */
record OtherBodies(TaskTable tasks, IntFunction<TaskBody> bodies) implements TaskTable {
    @Override
    public int size() {
        return tasks.size();
    }

    @Override
    public String name(int task) {
        return tasks.name(task);
    }

    @Override
    public String kind(int task) {
        return tasks.kind(task);
    }

    @Override
    public TaskBody body(int task) {
        return bodies.apply(task);
    }

    @Override
    public int find(String name) {
        return tasks.find(name);
    }

    @Override
    public DeviceKind device(int task) {
        return tasks.device(task);
    }

    @Override
    public int priority(int task) {
        return tasks.priority(task);
    }

    @Override
    public int tries(int task) {
        return tasks.tries(task);
    }

    @Override
    public Duration backoff(int task) {
        return tasks.backoff(task);
    }

    @Override
    public Class<? extends Throwable> retryOn(int task) {
        return tasks.retryOn(task);
    }

    @Override
    public @Nullable Duration timeout(int task) {
        return tasks.timeout(task);
    }

    @Override
    public Map<String, Integer> needs(int task) {
        return tasks.needs(task);
    }

    @Override
    public @Nullable SourceLocation declaredAt(int task) {
        return tasks.declaredAt(task);
    }

    @Override
    public List<Access> accesses(int task) {
        return tasks.accesses(task);
    }
}

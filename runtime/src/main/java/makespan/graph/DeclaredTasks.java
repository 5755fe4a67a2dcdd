package makespan.graph;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import makespan.device.Access;
import makespan.device.DeviceKind;
import org.jspecify.annotations.Nullable;

/** Tasks that were declared one by one, each in its own way. */
final class DeclaredTasks implements TaskTable {
    private final TaskSpec[] specs;
    private final NameIndex byName;

    /** @throws TaskGraphException if a name is declared twice */
    DeclaredTasks(List<TaskSpec> declared) {
        specs = declared.toArray(TaskSpec[]::new);
        byName = new NameIndex(specs.length, this::name, (first, second) -> twice(specs[first], specs[second]));
    }

    private static TaskGraphException twice(TaskSpec first, TaskSpec second) {
        String where = first.declaredAt() == null || second.declaredAt() == null
                ? ""
                : ": " + first.declaredAt() + " and " + second.declaredAt();
        return new TaskGraphException("Task '" + first.name() + "' is declared twice" + where);
    }

    TaskSpec spec(int task) {
        return specs[task];
    }

    @Override
    public int size() {
        return specs.length;
    }

    @Override
    public String name(int task) {
        return specs[task].name();
    }

    @Override
    public String kind(int task) {
        return specs[task].kind();
    }

    @Override
    public TaskBody body(int task) {
        return specs[task].body();
    }

    @Override
    public int find(String name) {
        return byName.find(name);
    }

    @Override
    public DeviceKind device(int task) {
        return specs[task].device();
    }

    @Override
    public int priority(int task) {
        return specs[task].priority();
    }

    @Override
    public int tries(int task) {
        return specs[task].tries();
    }

    @Override
    public Duration backoff(int task) {
        return specs[task].backoff();
    }

    @Override
    public Class<? extends Throwable> retryOn(int task) {
        return specs[task].retryOn();
    }

    @Override
    public @Nullable Duration timeout(int task) {
        return specs[task].timeout();
    }

    @Override
    public Map<String, Integer> needs(int task) {
        return specs[task].needs();
    }

    @Override
    public @Nullable SourceLocation declaredAt(int task) {
        return specs[task].declaredAt();
    }

    @Override
    public List<Variant> variants(int task) {
        return specs[task].variants();
    }

    @Override
    public List<Access> accesses(int task) {
        return specs[task].accesses();
    }
}

package makespan.dsl;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A declared task, as the user holds it: an input of other tasks, a target of {@code run}, and the way to its value.
 * It follows its name: when the task is declared anew, the handle means the new one. Safe for concurrent use.
 *
 * @param <T> type of the task's value
 */
public final class TaskHandle<T> implements Supplier<T> {
    private final TaskScope scope;
    private final String name;

    TaskHandle(TaskScope scope, String name) {
        this.scope = scope;
        this.name = name;
    }

    /** Returns the task's name. */
    public String name() {
        return name;
    }

    /**
     * Returns the task's value. In the body of another task it waits for this one, which is an edge where the compiler
     * sees the call. Elsewhere it is the value of the latest run; a task that has not run since it was declared is run
     * now, with what it needs.
     *
     * @throws makespan.runtime.TaskFailedException if it has to run and fails
     */
    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // a body yields what its handle was declared for; null is a value
    public T get() {
        return (T) value();
    }

    /** Returns the task's value, as {@link #get()} does: {@code rows()}. */
    public T call() {
        return get();
    }

    /** Lets another task start only after this one, {@code a >> b}, and returns that other task. */
    public <R> TaskHandle<R> rightShift(TaskHandle<R> next) {
        next.scope.addAfter(next, this);
        return next;
    }

    /** Lets other tasks start only after this one, {@code a >> [b, c]}, and returns them. */
    public <R extends List<? extends TaskHandle<?>>> R rightShift(R next) {
        next.forEach(this::rightShift);
        return next;
    }

    TaskScope scope() {
        return scope;
    }

    private @Nullable Object value() {
        RunningTask running = RunningTask.current();
        return running != null ? running.read(this) : scope.value(name);
    }

    /** Returns {@code task 'rows' (cell 4, line 1)}. */
    @Override
    public String toString() {
        return "task " + scope.describe(name);
    }
}

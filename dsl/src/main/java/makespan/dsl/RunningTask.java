package makespan.dsl;

import makespan.graph.Task;
import makespan.graph.TaskContext;
import makespan.runtime.Run;
import org.jspecify.annotations.Nullable;

/** The task whose body executes on a thread. */
final class RunningTask {
    private static final ThreadLocal<@Nullable RunningTask> CURRENT = new ThreadLocal<>();

    private final Declaration declaration;
    private final TaskContext context;

    private RunningTask(Declaration declaration, TaskContext context) {
        this.declaration = declaration;
        this.context = context;
    }

    /** Returns the task whose body executes on this thread, if any. */
    static @Nullable RunningTask current() {
        return CURRENT.get();
    }

    static void enter(Declaration declaration, TaskContext context) {
        CURRENT.set(new RunningTask(declaration, context));
        Interruption.watch(declaration.scope().interruption());
    }

    static void leave() {
        CURRENT.remove();
        Interruption.watch(null);
    }

    /** Throws if a body executes on this thread: tasks and runs are not declared from within tasks. */
    static void refuse(String what, String wayOut) {
        RunningTask running = CURRENT.get();
        if (running != null) {
            throw new DeclarationException(
                    what + " inside the running task '" + running.context.task().name() + "'; " + wayOut);
        }
    }

    /** Returns the value of another task: of this run if it takes part in it, else of an earlier one. */
    @Nullable
    Object read(TaskHandle<?> handle) {
        Task other = handle.scope() == declaration.scope()
                ? Run.current().flatMap(run -> run.graph().find(handle.name())).orElse(null)
                : null;
        if (other != null) {
            return await(other);
        }
        return handle.scope()
                .latestValue(handle.name())
                .orElseThrow(() -> unavailable(handle))
                .get();
    }

    private @Nullable Object await(Task other) {
        try {
            return context.await(other);
        } catch (InterruptedException e) {
            throw Sneaky.raise(e);
        }
    }

    private IllegalStateException unavailable(TaskHandle<?> handle) {
        return new IllegalStateException("Task '" + declaration.name() + "' reads '" + handle.name()
                + "', which is not part of this run and has no value yet; make it an input: task(" + handle.name()
                + ") { … }");
    }
}

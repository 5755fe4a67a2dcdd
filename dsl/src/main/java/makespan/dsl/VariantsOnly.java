package makespan.dsl;

import makespan.graph.TaskContext;
import org.jspecify.annotations.Nullable;

/** Stands for the body of a task that has variants alone. */
final class VariantsOnly extends DeclaredBody {
    /** Throws: such a task runs as one of its variants. */
    @Override
    public @Nullable Object run(TaskContext context) {
        throw new IllegalStateException("task '" + context.task().name() + "' runs as one of its variants only");
    }
}

package makespan.benchmark;

import makespan.graph.TaskBody;
import makespan.graph.TaskContext;
import org.jspecify.annotations.Nullable;

/** The work of every task of a graph; for Makespan as it is, so that no contestant wraps it and pays for two calls. */
@FunctionalInterface
@SuppressWarnings("FunctionalInterfaceMethodChanged") // whoever sees a TaskBody wants this very method
interface Body extends TaskBody {
    void run(int task);

    @Override
    default @Nullable Object run(TaskContext context) {
        run(context.index());
        return null;
    }
}

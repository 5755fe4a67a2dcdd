package makespan.graph;

import org.jspecify.annotations.Nullable;

/** The work of a task. Called on a worker's thread, at most once per try; must not keep the context afterwards. */
@FunctionalInterface
public interface TaskBody {
    /** A body that does nothing and yields null. */
    TaskBody EMPTY = context -> null;

    /**
     * Does the work and returns the task's value, which successors receive as an input.
     *
     * @throws Exception to fail the task; an {@link InterruptedException} or
     *     {@link java.util.concurrent.CancellationException} in a cancelled run counts as cancelled
     */
    @Nullable
    Object run(TaskContext context) throws Exception;

    /**
     * Returns what changes when the work does, so that times that were measured of it before do not count any more; empty if
     * that is not known, and times are kept under the kind of the task alone.
     */
    default String version() {
        return "";
    }
}

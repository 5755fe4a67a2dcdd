package makespan.runtime;

import java.util.Objects;
import makespan.graph.Task;

/**
 * A task that failed.
 *
 * @param tries how often its body was tried
 * @param cause what its body threw at last
 */
public record TaskFailure(Task task, int tries, Throwable cause) {
    public TaskFailure {
        Objects.requireNonNull(task);
        Objects.requireNonNull(cause);
    }
}

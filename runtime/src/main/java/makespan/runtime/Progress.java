package makespan.runtime;

import java.util.List;
import makespan.graph.Task;

/**
 * How far a run is.
 *
 * @param done tasks that ended, however they ended
 * @param total tasks in the graph
 * @param running tasks whose bodies run now, in the order of declaration
 * @param elapsedNanos nanoseconds since the run began on the workers, until now or until it ended; 0 before
 */
public record Progress(int done, int total, List<Task> running, long elapsedNanos) {
    public Progress {
        running = List.copyOf(running);
    }
}

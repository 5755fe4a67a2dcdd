package makespan.format;

import java.util.List;

/**
 * The critical path of a run as the system that ran it published it, from dependencies that its trace does not hold.
 *
 * @param publisher who says so, such as {@code Bazel}
 * @param tasks names of the tasks along it, first to last; a task that is not in the trace may be among them
 * @param seconds the sum of the times that the publisher gives for them
 */
public record PublishedPath(String publisher, List<String> tasks, double seconds) {
    public PublishedPath {
        tasks = List.copyOf(tasks);
    }
}

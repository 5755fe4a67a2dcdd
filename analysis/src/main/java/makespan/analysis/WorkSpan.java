package makespan.analysis;

import java.util.Arrays;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.simulate.Levels;

/**
 * The two numbers that bound every schedule of a graph: Blumofe and Leiserson, Journal of the ACM 46(5), 1999. A task on
 * the I/O lane occupies no worker: its time belongs to the span and not to the work.
 *
 * @param work sum of the times of all CPU tasks, T1, in seconds
 * @param span longest path through the graph, T∞, in seconds, I/O tasks included
 */
public record WorkSpan(double work, double span) {
    public WorkSpan {
        if (!(work >= 0) || !(span >= 0) || Double.isInfinite(work) || Double.isInfinite(span)) {
            throw new IllegalArgumentException(
                    "work and span must be finite and at least 0, but were " + work + " and " + span);
        }
    }

    /**
     * Returns work and span of a graph.
     *
     * @param seconds time of each task, finite and at least 0
     */
    public static WorkSpan of(TaskGraph graph, double[] seconds) {
        double span = Arrays.stream(Levels.bottom(graph, seconds)).max().orElse(0);
        double work = graph.tasks().stream()
                .filter(task -> task.device().equals(DeviceKind.CPU))
                .mapToDouble(task -> seconds[task.index()])
                .sum();
        return new WorkSpan(work, span);
    }

    /** Returns work over span, T1/T∞: the most workers that can be kept busy on average; 0 where there is no work. */
    public double parallelism() {
        return span > 0 ? work / span : 0;
    }
}

package makespan.analysis;

import makespan.graph.TaskGraph;
import makespan.simulate.Levels;

/**
 * How long each task could be delayed without making the graph take longer than its span: Kelley and Walker 1959.
 * Ignores the number of workers. All times in seconds.
 */
public final class Slack {
    /** Sums in different orders differ in the last digits; a slack below this part of the span counts as none. */
    private static final double TOLERANCE = 1e-9;

    private final double span;
    private final double[] earliest;
    private final double[] latest;

    private Slack(double span, double[] earliest, double[] latest) {
        this.span = span;
        this.earliest = earliest;
        this.latest = latest;
    }

    /**
     * Returns the slack of every task.
     *
     * @param seconds time of each task, finite and at least 0
     */
    public static Slack of(TaskGraph graph, double[] seconds) {
        double[] latest = Levels.bottom(graph, seconds);
        double span = 0;
        for (double level : latest) {
            span = Math.max(span, level);
        }
        double[] earliest = Levels.top(graph, seconds);
        for (int task = 0; task < latest.length; task++) {
            double start = span - latest[task];
            latest[task] = start - earliest[task] > TOLERANCE * span ? start : earliest[task];
        }
        return new Slack(span, earliest, latest);
    }

    /** Returns the longest path, in seconds. */
    public double span() {
        return span;
    }

    /** Returns when the task can start at the earliest, on unlimited workers. */
    public double earliestStart(int task) {
        return earliest[task];
    }

    /** Returns when the task must start at the latest for the graph to end after its span. */
    public double latestStart(int task) {
        return latest[task];
    }

    /** Returns latest less earliest start, at least 0. */
    public double slack(int task) {
        return latest[task] - earliest[task];
    }

    /** Returns whether the task has no slack: it lies on a longest path. */
    public boolean critical(int task) {
        return latest[task] == earliest[task];
    }
}

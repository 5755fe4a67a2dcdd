package makespan.schedule;

import makespan.graph.TaskGraph;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/** The time that each task of a graph takes: one entry per task, in seconds. */
public final class TaskTimes {
    private static final double NANOS_PER_SECOND = 1e9;

    private TaskTimes() {}

    /** Returns the time that each task's body took, in seconds; 0 for a task that did not run. */
    public static double[] of(Trace trace) {
        double[] seconds = new double[trace.taskCount()];
        for (TaskEvent event : trace.events()) {
            seconds[event.task()] = event.durationNanos() / NANOS_PER_SECOND;
        }
        return seconds;
    }

    /**
     * Returns the given times.
     *
     * @throws IllegalArgumentException if there is not one time per task, or a time is negative or not finite
     */
    public static double[] requireValid(TaskGraph graph, double[] seconds) {
        if (seconds.length != graph.size()) {
            throw new IllegalArgumentException(
                    "there must be one time per task: " + graph.size() + " tasks, but " + seconds.length + " times");
        }
        for (int task = 0; task < seconds.length; task++) {
            if (!(seconds[task] >= 0) || Double.isInfinite(seconds[task])) {
                throw new IllegalArgumentException("the time of task '"
                        + graph.task(task).name() + "' must be finite and at least 0, but was " + seconds[task]);
            }
        }
        return seconds;
    }
}

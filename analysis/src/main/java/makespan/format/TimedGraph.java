package makespan.format;

import makespan.graph.TaskGraph;
import makespan.simulate.TaskTimes;

/** A graph that was read from a file, with the time that the file gives for each task. Its tasks' bodies do nothing. */
public final class TimedGraph {
    private final TaskGraph graph;
    private final double[] seconds;

    /** @throws IllegalArgumentException unless there is one finite time of at least 0 per task */
    TimedGraph(TaskGraph graph, double[] seconds) {
        this.graph = graph;
        this.seconds = TaskTimes.requireValid(graph, seconds).clone();
    }

    /** Returns the graph. */
    public TaskGraph graph() {
        return graph;
    }

    /** Returns a copy of the time of each task, in seconds; a format without unit counts in seconds. */
    public double[] seconds() {
        return seconds.clone();
    }
}

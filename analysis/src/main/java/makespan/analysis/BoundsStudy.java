package makespan.analysis;

import java.util.List;
import makespan.graph.TaskGraph;
import makespan.simulate.ListPolicy;

/**
 * What a graph can reach on numbers of equal workers with the times that its tasks took: for each, what any schedule takes
 * at least, a greedy one at most, and a simulated list schedule. Immutable.
 *
 * @param graph the graph
 * @param workSpan work and span of its tasks' times
 * @param profile how many tasks run at once on unlimited workers
 * @param schedules by {@link ListPolicy#HLFET}, by ascending number of workers
 */
public record BoundsStudy(
        TaskGraph graph, WorkSpan workSpan, ParallelismProfile profile, List<GraphFacts.Schedule> schedules) {
    public BoundsStudy {
        schedules = List.copyOf(schedules);
    }

    /**
     * Returns the study of a graph.
     *
     * @param seconds time of each task, finite and at least 0
     * @param workers numbers of workers, each at least 1
     */
    public static BoundsStudy of(TaskGraph graph, double[] seconds, List<Integer> workers) {
        return new BoundsStudy(
                graph,
                WorkSpan.of(graph, seconds),
                ParallelismProfile.of(graph, seconds),
                GraphFacts.schedules(graph, seconds, workers, ListPolicy.HLFET));
    }

    /** Returns the study in one sentence. */
    public String sentence() {
        String times = "Work " + Quantity.duration(workSpan.work()) + ", span " + Quantity.duration(workSpan.span());
        int most = profile.most();
        return most == 0
                ? times
                : times + ": at most " + Quantity.speedup(workSpan.parallelism())
                        + " faster than the work on any number"
                        + " of workers, and never more than " + Quantity.count(most, "task")
                        + " at once if each starts as"
                        + " soon as it can";
    }
}

package makespan.analysis;

import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;

/**
 * What any schedule on equal workers can reach at best, and what a greedy one takes at worst. Work and span law: Blumofe
 * and Leiserson, Journal of the ACM 46(5), 1999. Greedy bound T1/P + (1 − 1/P)·T∞: Graham, SIAM Journal on Applied
 * Mathematics 17(2), 1969, after Brent, Journal of the ACM 21(2), 1974, for unit tasks. The greedy bound holds for
 * schedules without overhead that never leave a worker idle while a task is ready; work stealing reaches T1/P + O(T∞) in
 * expectation only, so a measured run may exceed it. All times in seconds.
 *
 * @param workLaw T1/P: no schedule is shorter
 * @param spanLaw T∞: no schedule is shorter
 * @param lower the larger of the two
 * @param greedyUpper no greedy schedule is longer
 * @param workers P
 */
public record Bounds(double workLaw, double spanLaw, double lower, double greedyUpper, int workers) {
    /** Returns the bounds for a graph whose tasks all need a worker. */
    public static Bounds of(WorkSpan workSpan, int workers) {
        return of(workSpan, workers, 1 - 1.0 / Math.max(1, workers));
    }

    /**
     * Returns the bounds for a graph that may have I/O tasks. While one of these is all that runs, no worker makes
     * progress, so the greedy bound is T1/P + T∞ then.
     *
     * @param seconds time of each task, finite and at least 0
     */
    public static Bounds of(TaskGraph graph, double[] seconds, int workers) {
        WorkSpan workSpan = WorkSpan.of(graph, seconds);
        boolean io = graph.tasks().stream()
                .anyMatch(task -> task.device().equals(DeviceKind.IO) && seconds[task.index()] > 0);
        return io ? of(workSpan, workers, 1) : of(workSpan, workers);
    }

    /** Returns what is known of the bounds where tasks do not take the same time everywhere: nothing. */
    static Bounds unknown(int workers) {
        return new Bounds(0, 0, 0, Double.POSITIVE_INFINITY, workers);
    }

    private static Bounds of(WorkSpan workSpan, int workers, double spanFactor) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, but was " + workers);
        }
        double workLaw = workSpan.work() / workers;
        double spanLaw = workSpan.span();
        return new Bounds(
                workLaw, spanLaw, Math.max(workLaw, spanLaw), workLaw + spanFactor * workSpan.span(), workers);
    }

    /**
     * Returns how close a makespan is to the best possible: {@code lower / makespan}, 0 to 1. The optimum may lie above
     * the lower bound, so the run is at least this good.
     */
    public double efficiencyAtLeast(double makespan) {
        return makespan > lower ? lower / makespan : 1;
    }
}

package makespan.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.schedule.TaskTimes;
import makespan.simulate.Levels;

/**
 * What any schedule on equal workers takes at least, seen from every stretch of time: a graph that ended with its span
 * would have to do so much work within the stretch, whatever the order, that P workers need longer. Fernandez and Bussell,
 * "Bounds on the number of processors and time for multiprocessor optimal schedules", IEEE Transactions on Computers
 * C-22(8), 1973. Never below work and span law. Unlike the paper, times need not be whole and the bound is not rounded up.
 * A task on the I/O lane is no load, but others wait for it.
 */
public final class LoadBound {
    /** Each stretch costs a pass over the tasks, so that twice as many take four times as long: these, some seconds. */
    static final int MOST_TASKS = 5000;

    private static final double ROUNDING = 1e-12;

    private LoadBound() {}

    /**
     * Returns the bound for a number of workers, in seconds; none for a graph of more than 5000 tasks that need a worker.
     *
     * @param seconds time of each task, finite and at least 0
     * @param workers at least 1
     */
    public static OptionalDouble of(TaskGraph graph, double[] seconds, int workers) {
        Double bound = of(graph, seconds, List.of(workers)).get(workers);
        return bound == null ? OptionalDouble.empty() : OptionalDouble.of(bound);
    }

    /**
     * Returns the bounds by number of workers, in seconds, in O(n²) for n tasks and any numbers of workers; empty for a
     * graph of more than 5000 tasks that need a worker.
     *
     * @param seconds time of each task, finite and at least 0
     * @param workers each at least 1
     */
    public static Map<Integer, Double> of(TaskGraph graph, double[] seconds, List<Integer> workers) {
        TaskTimes.requireValid(graph, seconds);
        int[] counts =
                workers.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
        int[] loads = graph.tasks().stream()
                .filter(task -> task.device().equals(DeviceKind.CPU) && seconds[task.index()] > 0)
                .mapToInt(task -> task.index())
                .toArray();
        Map<Integer, Double> bounds = new TreeMap<>();
        if (loads.length > MOST_TASKS) {
            return bounds;
        }
        double[] top = Levels.top(graph, seconds);
        double[] bottom = Levels.bottom(graph, seconds);
        double span = Arrays.stream(bottom).max().orElse(0);
        double[] earliest = new double[loads.length];
        double[] latest = new double[loads.length];
        double[] mirroredEarliest = new double[loads.length];
        double[] mirroredLatest = new double[loads.length];
        double[] times = new double[loads.length];
        for (int load = 0; load < loads.length; load++) {
            int task = loads[load];
            times[load] = seconds[task];
            earliest[load] = top[task];
            latest[load] = Math.max(top[task], span - bottom[task]);
            mirroredEarliest[load] = span - latest[load] - times[load];
            mirroredLatest[load] = span - earliest[load] - times[load];
        }
        double[] excess = new LoadSweep(earliest, latest, times, counts).excess();
        double[] mirrored = new LoadSweep(mirroredEarliest, mirroredLatest, times, counts).excess();
        for (int at = 0; at < counts.length; at++) {
            double lower = Bounds.of(graph, seconds, counts[at]).lower();
            double bound = span + Math.max(excess[at], mirrored[at]);
            bounds.put(counts[at], bound > lower * (1 + ROUNDING) ? bound : lower);
        }
        return bounds;
    }
}

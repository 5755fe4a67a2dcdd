package makespan.analysis;

import java.util.Arrays;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;

/**
 * The shortest makespan on equal workers, by trying every order of the tasks, each put on the worker that is free first:
 * one of these schedules is the best, as the starts of any schedule give an order in which no task starts later.
 */
public final class BestSchedule {
    private final TaskGraph graph;
    private final double[] seconds;
    private final double[] end;
    private final boolean[] placed;
    /** Work and span law: none is shorter, so that the search may end. */
    private final double least;

    private double best = Double.POSITIVE_INFINITY;

    private BestSchedule(TaskGraph graph, double[] seconds, int workers) {
        this.graph = graph;
        this.seconds = seconds;
        end = new double[graph.size()];
        placed = new boolean[graph.size()];
        least = Bounds.of(graph, seconds, workers).lower();
    }

    /** Returns the shortest makespan of a graph of a few tasks, in seconds. */
    public static double makespan(TaskGraph graph, double[] seconds, int workers) {
        BestSchedule search = new BestSchedule(graph, seconds, workers);
        search.extend(new double[workers], 0, 0);
        return search.best;
    }

    private void extend(double[] free, int count, double makespan) {
        if (makespan >= best || best == least) {
            return;
        }
        if (count == end.length) {
            best = makespan;
            return;
        }
        for (int task = 0; task < end.length; task++) {
            if (!placed[task] && Arrays.stream(graph.predecessors(task)).allMatch(before -> placed[before])) {
                double[] later = free.clone();
                Arrays.sort(later);
                double ready = Arrays.stream(graph.predecessors(task))
                        .mapToDouble(before -> end[before])
                        .max()
                        .orElse(0);
                boolean needsWorker = graph.task(task).device().equals(DeviceKind.CPU) && seconds[task] > 0;
                end[task] = (needsWorker ? Math.max(ready, later[0]) : ready) + seconds[task];
                if (needsWorker) {
                    later[0] = end[task];
                }
                placed[task] = true;
                extend(later, count + 1, Math.max(makespan, end[task]));
                placed[task] = false;
            }
        }
    }
}

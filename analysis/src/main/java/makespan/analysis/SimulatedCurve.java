package makespan.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import makespan.graph.TaskGraph;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;
import org.jspecify.annotations.Nullable;

/**
 * What a list scheduler without overhead would reach with the task times measured on one worker. It says how well it
 * reproduces the measured makespans before it says anything about others.
 *
 * @param predictions by ascending number of workers, from 1 to four times the largest measured
 * @param worstError the largest relative error of a makespan that was measured too
 */
public record SimulatedCurve(List<Prediction> predictions, double worstError) {
    private static final double RELIABLE = 0.10;
    private static final int REACH = 4;
    private static final int MOST_TASKS_SIMULATED = 2_000_000;

    /**
     * The simulation on one number of workers.
     *
     * @param workers number of workers
     * @param makespan in seconds
     * @param speedup simulated makespan on one worker over {@code makespan}
     * @param error |simulated − measured| / measured makespan; null where nothing was measured
     */
    public record Prediction(
            int workers,
            double makespan,
            double speedup,
            @Nullable Double error) {}

    public SimulatedCurve {
        predictions = List.copyOf(predictions);
    }

    /** Returns whether every measured makespan is reproduced within 10 %; if not, the curve must not be believed. */
    public boolean reliable() {
        return worstError <= RELIABLE;
    }

    /** Returns the curve, or null if the tasks took no time. */
    static @Nullable SimulatedCurve of(TaskGraph graph, double[] taskSeconds, List<SpeedupStudy.Point> measured) {
        double serial = Simulator.makespan(graph, taskSeconds, 1, ListPolicy.HLFET);
        if (serial == 0) {
            return null;
        }
        List<Prediction> predictions = new ArrayList<>();
        double worst = 0;
        for (int workers : counts(graph, measured)) {
            double makespan = Simulator.makespan(graph, taskSeconds, workers, ListPolicy.HLFET);
            Double error = measured.stream()
                    .filter(point -> point.workers() == workers)
                    .map(point -> Math.abs(makespan - point.median()) / point.median())
                    .findFirst()
                    .orElse(null);
            worst = error == null ? worst : Math.max(worst, error);
            predictions.add(new Prediction(workers, makespan, serial / makespan, error));
        }
        return new SimulatedCurve(predictions, worst);
    }

    /** Returns the measured counts, and all others up to the reach that a bounded effort allows: else powers of two. */
    private static TreeSet<Integer> counts(TaskGraph graph, List<SpeedupStudy.Point> measured) {
        TreeSet<Integer> counts = new TreeSet<>();
        measured.forEach(point -> counts.add(point.workers()));
        int reach = REACH * counts.last();
        boolean all = (long) reach * graph.size() <= MOST_TASKS_SIMULATED;
        for (int workers = 1; workers <= reach; workers = all ? workers + 1 : workers * 2) {
            counts.add(workers);
        }
        return counts;
    }
}

package makespan.analysis;

import java.util.Map;
import java.util.SplittableRandom;
import makespan.generate.Cholesky;
import makespan.graph.TaskGraph;
import makespan.simulate.Simulator;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/**
 * Runs of one program on a noisy machine: every run is a little quicker or slower as a whole, every task by chance too, a
 * few tasks are hit hard, and for a while all are slow.
 */
final class NoisyRuns {
    private static final TaskGraph GRAPH = Cholesky.graph(10);
    private static final Map<String, Double> SECONDS = Map.of("potrf", 2e-3, "trsm", 3e-3, "syrk", 3e-3, "gemm", 5e-3);

    private NoisyRuns() {}

    /** @param factors by how much the tasks of a kind take longer than ever */
    static RunAnalysis of(long seed, Map<String, Double> factors) {
        return of(seed, factors, 1.4);
    }

    /** @param most by how much all tasks take longer for a while, in half of the runs */
    static RunAnalysis of(long seed, Map<String, Double> factors, double most) {
        SplittableRandom random = new SplittableRandom(seed);
        double whole = Math.exp(0.08 * random.nextGaussian());
        double slowFrom = random.nextDouble();
        double slowFor = 0.1 + 0.2 * random.nextDouble();
        double slowness = random.nextBoolean() ? most : 1;
        double[] seconds = GRAPH.tasks().stream()
                .mapToDouble(task -> SECONDS.getOrDefault(task.kind(), 0.0) * factors.getOrDefault(task.kind(), 1.0))
                .toArray();
        Trace quiet = Simulator.run(GRAPH, seconds, 2);
        for (TaskEvent event : quiet.events()) {
            double at = (double) event.startNanos() / quiet.makespanNanos();
            boolean slow = at >= slowFrom && at < slowFrom + slowFor;
            double hit = random.nextInt(50) == 0 ? 2 + random.nextDouble() : 1;
            seconds[event.task()] *= whole * hit * (slow ? slowness : 1) * Math.exp(0.08 * random.nextGaussian());
        }
        Trace trace = Simulator.run(GRAPH, seconds, 2);
        return RunAnalysis.of(
                GRAPH, new Trace(Trace.Origin.MEASURED, trace.lanes(), GRAPH.size(), trace.events(), trace.counters()));
    }
}

package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.runtime.WorkStealingRuntime;
import org.junit.jupiter.api.Test;

/** Runs of spinning tasks on this machine, replayed. */
class ReplayFidelityTest {
    private static final int WORKERS = 2;
    private static final int GRAPHS = 5;
    private static final int RUNS = 5;

    /** Part of a processor that each of as many spinning threads as workers must get for a run to say anything. */
    private static final double QUIET = 0.5;

    private static final int PATIENCE = 20;

    /** A machine that is busy with other things is told by what spinning threads get, never by the runs themselves. */
    @Test
    void theMedianReplayOfSeveralRunsIsWithinTenPercentOfTheirMakespans() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() >= WORKERS, "fewer processors than workers");
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(WORKERS)) {
            runtime.run(spinning(0)).orThrow();
            for (long seed = 1; seed <= GRAPHS; seed++) {
                awaitQuiet();
                TaskGraph graph = spinning(seed);
                double[] errors = new double[RUNS];
                for (int run = 0; run < RUNS; run++) {
                    errors[run] = new Replay(RunAnalysis.of(runtime.run(graph).orThrow())).error();
                }
                awaitQuiet();
                double median = Medians.of(errors);
                assertTrue(
                        Math.abs(median) <= Replay.FIDELITY,
                        "seed " + seed + ": " + median + " of " + Arrays.toString(errors));
            }
        }
    }

    private static TaskGraph spinning(long seed) {
        TaskGraph shape = RandomGraphs.of(100, 0.03, 0, seed);
        long[] nanos = new SplittableRandom(seed)
                .longs(shape.size(), 1_000_000, 4_000_000)
                .toArray();
        return shape.withBodies(task -> spin(nanos[task]));
    }

    private static TaskBody spin(long nanos) {
        return context -> {
            spinFor(nanos);
            return null;
        };
    }

    private static void spinFor(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** Looks several times, for what the JVM compiles in the background takes a processor for a moment, too. */
    private static void awaitQuiet() throws Exception {
        double got = partOfProcessors();
        for (int left = PATIENCE; left > 0 && got < QUIET; left--) {
            got = partOfProcessors();
        }
        assumeTrue(got >= QUIET, "the machine is busy: spinning threads got " + Quantity.percent(got));
    }

    /** Returns which part of their time as many threads as workers that spin, as the tasks do, were on a processor. */
    private static double partOfProcessors() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<Double>> parts = threads.invokeAll(IntStream.range(0, WORKERS)
                    .mapToObj(thread -> (Callable<Double>) ReplayFidelityTest::partOfProcessor)
                    .toList());
            double least = 1;
            for (Future<Double> part : parts) {
                least = Math.min(least, part.get());
            }
            return least;
        } finally {
            threads.shutdown();
        }
    }

    private static double partOfProcessor() {
        long start = System.nanoTime();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        spinFor(100_000_000);
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        return (double) used / (System.nanoTime() - start);
    }
}

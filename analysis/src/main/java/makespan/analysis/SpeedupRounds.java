package makespan.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import makespan.runtime.RunResult;
import makespan.runtime.WorkStealingRuntime;
import makespan.schedule.TaskTimes;
import makespan.trace.Trace;

/** The runs of one {@link SpeedupMeasurement}: one runtime per number of workers, one of them at work at a time. */
final class SpeedupRounds {
    private static final double NANOS_PER_SECOND = 1e9;

    private final SpeedupMeasurement plan;
    private final Random random;
    private final long startNanos = System.nanoTime();
    private final Map<Integer, WorkStealingRuntime> runtimes = new TreeMap<>();
    private final Map<Integer, List<Double>> makespans = new TreeMap<>();
    private final List<double[]> taskTimes = new ArrayList<>();
    /** Of the latest run on each number of workers. */
    private final Map<Integer, Trace> traces = new TreeMap<>();

    private final List<String> notes = new ArrayList<>();
    private int runsDone;
    private int runsPlanned;

    SpeedupRounds(SpeedupMeasurement plan) {
        this.plan = plan;
        random = new Random(plan.seed);
        runsPlanned = (plan.warmUps + plan.repeats) * plan.workers.size();
    }

    SpeedupStudy measure() throws InterruptedException {
        try {
            plan.workers.forEach(workers -> runtimes.put(workers, WorkStealingRuntime.withWorkers(workers)));
            for (int round = 0; round < plan.warmUps; round++) {
                round();
            }
            makespans.clear();
            taskTimes.clear();
            repeat();
        } finally {
            runtimes.values().forEach(WorkStealingRuntime::close);
        }
        return study();
    }

    /** Another round is made beyond the fewest only if it is likely to end within the budget. */
    private void repeat() throws InterruptedException {
        long longestRound = 0;
        for (int round = 0; round < plan.repeats; round++) {
            if (round >= SpeedupMeasurement.FEWEST_REPEATS && elapsedNanos() + longestRound > budgetNanos()) {
                notes.add(round + " repeats instead of " + plan.repeats + ", to keep within "
                        + Quantity.duration(budgetNanos() / NANOS_PER_SECOND));
                return;
            }
            long before = elapsedNanos();
            round();
            longestRound = Math.max(longestRound, elapsedNanos() - before);
        }
    }

    private void round() throws InterruptedException {
        List<Integer> order = new ArrayList<>(plan.workers);
        Collections.shuffle(order, random);
        for (int workers : order) {
            plan.progress.runStarts(runsDone++, runsPlanned, workers);
            run(workers);
        }
    }

    private void run(int workers) throws InterruptedException {
        WorkStealingRuntime runtime = runtimes.get(workers);
        if (runtime == null) {
            throw new IllegalStateException("no runtime with " + workers + " workers");
        }
        RunResult result = runtime.run(plan.graph).orThrow();
        double seconds = Math.max(1, result.trace().makespanNanos()) / NANOS_PER_SECOND;
        makespans.computeIfAbsent(workers, count -> new ArrayList<>()).add(seconds);
        traces.put(workers, result.trace());
        if (workers == 1) {
            taskTimes.add(TaskTimes.of(result.trace()));
        }
    }

    private SpeedupStudy study() {
        Map<Integer, double[]> samples = new TreeMap<>();
        makespans.forEach((workers, seconds) -> samples.put(
                workers, seconds.stream().mapToDouble(Double::doubleValue).toArray()));
        double[] taskSeconds = Medians.ofColumns(taskTimes);
        Map<Integer, TimeBreakdown> breakdowns = new TreeMap<>();
        traces.forEach((workers, trace) -> {
            if (workers > 1) {
                breakdowns.put(workers, TimeBreakdown.of(trace, taskSeconds));
            }
        });
        return SpeedupStudy.of(plan.graph, samples, taskSeconds, plan.processors, notes, plan.seed)
                .withBreakdowns(breakdowns);
    }

    private long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    private long budgetNanos() {
        return plan.budget.toSeconds() > Integer.MAX_VALUE ? Long.MAX_VALUE / 2 : plan.budget.toNanos();
    }
}

package makespan.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import makespan.schedule.TaskTimes;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;
import makespan.trace.Trace;

/** The runs of one {@link DelayExperiment}, one after the other. */
final class DelayRounds {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SHORTEST_DELAY_NANOS = 1_000;
    private static final int MOST_CANDIDATES = 50;

    /** Nothing delayed. */
    private static final Delay NONE = new Delay("", List.of(), 0);

    private record Delay(String kind, List<Integer> tasks, long nanos) {}

    private final DelayExperiment plan;
    private final DelayedRuns runs;
    private final Map<Delay, List<Double>> makespans = new LinkedHashMap<>();
    private final List<double[]> undisturbed = new ArrayList<>();
    private int done;

    DelayRounds(DelayExperiment plan, DelayedRuns runs) {
        this.plan = plan;
        this.runs = runs;
    }

    DelayStudy measure() throws InterruptedException {
        plan.progress.runStarts(done++, 0, "");
        runs.run(List.of(), 0);
        plan.progress.runStarts(done++, 0, "");
        List<Delay> delays = influential(TaskTimes.of(runs.run(List.of(), 0)));
        List<Delay> order = new ArrayList<>(delays);
        order.add(NONE);
        Random random = new Random(plan.seed);
        int total = done + plan.repeats * order.size();
        for (int round = 0; round < plan.repeats; round++) {
            Collections.shuffle(order, random);
            for (Delay delay : order) {
                plan.progress.runStarts(done++, total, delay.kind());
                run(delay);
            }
        }
        return study(delays);
    }

    private void run(Delay delay) throws InterruptedException {
        Trace trace = runs.run(delay.tasks(), delay.nanos());
        makespans
                .computeIfAbsent(delay, each -> new ArrayList<>())
                .add(Math.max(1, trace.makespanNanos()) / NANOS_PER_SECOND);
        if (delay.equals(NONE)) {
            undisturbed.add(TaskTimes.of(trace));
        }
    }

    /** Returns the delays that a replay takes to matter most, of the costliest kinds. */
    private List<Delay> influential(double[] seconds) {
        Map<String, List<Integer>> tasks = KindSummary.tasksByKind(plan.graph);
        List<Delay> candidates = new ArrayList<>();
        for (KindSummary kind : KindSummary.of(plan.graph, seconds)) {
            if (candidates.size() < MOST_CANDIDATES && kind.work() > 0) {
                long nanos = Math.round(kind.median() * plan.delay * NANOS_PER_SECOND);
                candidates.add(new Delay(
                        kind.kind(),
                        tasks.getOrDefault(kind.kind(), List.of()),
                        Math.max(SHORTEST_DELAY_NANOS, nanos)));
            }
        }
        Map<Delay, Double> effects = new LinkedHashMap<>();
        candidates.forEach(delay -> effects.put(delay, replayed(seconds, delay)));
        return candidates.stream()
                .sorted(Comparator.comparingDouble(delay -> -effects.getOrDefault(delay, 0.0)))
                .limit(plan.kinds)
                .toList();
    }

    private double replayed(double[] seconds, Delay delay) {
        double[] longer = seconds.clone();
        delay.tasks().forEach(task -> longer[task] += delay.nanos() / NANOS_PER_SECOND);
        return Simulator.makespan(plan.graph, longer, plan.workers, ListPolicy.HLFET);
    }

    private DelayStudy study(List<Delay> delays) {
        double[] seconds = Medians.ofColumns(undisturbed);
        double[] base = samples(NONE);
        double replayed = replayed(seconds, NONE);
        List<DelayStudy.Check> checks = delays.stream()
                .map(delay -> new DelayStudy.Check(
                        delay.kind(),
                        delay.tasks().size(),
                        delay.nanos() / NANOS_PER_SECOND,
                        replayed > 0 ? replayed(seconds, delay) / replayed - 1 : 0,
                        RatioInterval.ofMedians(base, samples(delay), plan.seed)))
                .toList();
        return new DelayStudy(
                plan.graph, plan.workers, plan.repeats, plan.processors, Medians.of(base), replayed, checks);
    }

    private double[] samples(Delay delay) {
        return makespans.getOrDefault(delay, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}

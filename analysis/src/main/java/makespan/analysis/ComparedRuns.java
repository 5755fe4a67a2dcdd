package makespan.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import makespan.graph.Task;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Two groups of runs, side by side. */
final class ComparedRuns {
    private static final long SEED = 42;
    private static final double ERROR = 0.05 + 1e-12;
    private static final int MOST_TASKS = 20;
    private static final int MOST_REPLAYS = 20;

    private final List<RunAnalysis> base;
    private final List<RunAnalysis> changed;
    private final RunAnalysis baseRun;
    private final RunAnalysis changedRun;
    private final boolean repeated;
    private final Map<String, double[]> baseTimes;
    private final Map<String, double[]> changedTimes;
    private final KindNoise noise;
    private final @Nullable Replay replay;

    ComparedRuns(List<RunAnalysis> base, List<RunAnalysis> changed) {
        check("base", base);
        check("new", changed);
        this.base = base;
        this.changed = changed;
        repeated = Math.min(base.size(), changed.size()) >= RunComparison.FEWEST_RUNS;
        baseRun = median(base);
        changedRun = median(changed);
        baseTimes = times(base);
        changedTimes = times(changed);
        noise = new KindNoise(observations());
        Replay candidate = Replay.refusal(baseRun).isEmpty() ? new Replay(baseRun) : null;
        replay = candidate != null && candidate.faithful() ? candidate : null;
    }

    private static void check(String side, List<RunAnalysis> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one " + side + " run");
        }
        for (RunAnalysis run : runs) {
            if (run.outcome() != Outcome.COMPLETED || run.makespan() == 0) {
                String what = run.outcome() == Outcome.COMPLETED ? "took no time" : "did not complete";
                throw new IllegalArgumentException("only completed runs can be compared, but a " + side + " run of '"
                        + run.graph().name() + "' " + what);
            }
        }
    }

    RunComparison compare(double threshold) {
        List<RunComparison.KindChange> kinds = kinds();
        RatioInterval makespan = interval(RunAnalysis::makespan);
        return new RunComparison(
                baseRun,
                changedRun,
                base.size(),
                changed.size(),
                makespan,
                verdict(makespan, kinds, threshold),
                kinds,
                tasks(),
                parts(),
                only(baseTimes, changedTimes),
                only(changedTimes, baseTimes),
                new ComparisonNotes(base, changed, noise, repeated, threshold).all());
    }

    private RunComparison.Verdict verdict(
            RatioInterval makespan, List<RunComparison.KindChange> kinds, double threshold) {
        boolean likeForLike = origin(baseRun) == origin(changedRun)
                && baseRun.workers() == changedRun.workers()
                && ComparisonNotes.devices(baseRun).equals(ComparisonNotes.devices(changedRun));
        if (!likeForLike || !(repeated || noise.canTell())) {
            return RunComparison.Verdict.UNKNOWN;
        }
        boolean beyondNoise = !repeated || differ(makespan, RunAnalysis::makespan);
        double change = repeated ? makespan.ratio() - 1 : together(kinds);
        if (!beyondNoise || Math.abs(change) < threshold || change == 0) {
            return RunComparison.Verdict.NO_CHANGE;
        }
        return change > 0 ? RunComparison.Verdict.SLOWER : RunComparison.Verdict.FASTER;
    }

    /** Returns whether a quantity differs beyond the noise between runs: by its interval and by its ranks. */
    private boolean differ(RatioInterval interval, ToDoubleFunction<RunAnalysis> quantity) {
        double[] before = base.stream().mapToDouble(quantity).toArray();
        double[] after = changed.stream().mapToDouble(quantity).toArray();
        double chance =
                interval.ratio() > 1 ? RankTest.probability(before, after) : RankTest.probability(after, before);
        return interval.excludesOne() && chance <= ERROR;
    }

    private static Trace.Origin origin(RunAnalysis run) {
        return run.trace().origin();
    }

    /** Returns what all kinds that changed beyond the noise change the makespan together. */
    private double together(List<RunComparison.KindChange> kinds) {
        Map<String, Double> factors = new LinkedHashMap<>();
        kinds.forEach(kind -> {
            RatioInterval change = kind.change();
            if (change != null && kind.beyondNoise()) {
                factors.put(kind.kind(), change.ratio());
            }
        });
        return effect(factors);
    }

    /** Returns by which fraction the base gets longer when the tasks of kinds take so many times their time. */
    private double effect(Map<String, Double> factors) {
        if (factors.isEmpty()) {
            return 0;
        }
        if (replay == null) {
            return baseRun.kinds().stream()
                    .mapToDouble(kind -> kind.share() * (factors.getOrDefault(kind.kind(), 1.0) - 1))
                    .sum();
        }
        double[] seconds = baseRun.seconds();
        for (Task task : baseRun.graph().tasks()) {
            seconds[task.index()] *= factors.getOrDefault(task.kind(), 1.0);
        }
        return replay.makespan(seconds, baseRun.workers()) / replay.makespan() - 1;
    }

    private List<RunComparison.KindChange> kinds() {
        Map<String, RatioInterval> beyond = noise.beyondCommon();
        Map<String, KindSummary> before = summaries(baseRun);
        Map<String, KindSummary> after = summaries(changedRun);
        List<RunComparison.KindChange> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String kind : names) {
            KindSummary was = before.get(kind);
            KindSummary is = after.get(kind);
            RatioInterval change = was == null || is == null || was.work() == 0 || is.work() == 0
                    ? null
                    : repeated ? interval(run -> work(run, kind)) : beyond.get(kind);
            changes.add(new RunComparison.KindChange(
                    kind,
                    was == null ? 0 : was.count(),
                    is == null ? 0 : is.count(),
                    was == null ? 0 : was.work(),
                    is == null ? 0 : is.work(),
                    change,
                    change == null || changes.size() >= MOST_REPLAYS ? 0 : effect(Map.of(kind, change.ratio())),
                    change != null && (repeated ? differ(change, run -> work(run, kind)) : change.excludesOne())));
        }
        changes.sort(Comparator.<RunComparison.KindChange>comparingDouble(kind -> -Math.abs(kind.effect()))
                .thenComparingDouble(kind -> -Math.abs(kind.changedWork() - kind.baseWork())));
        return changes;
    }

    private static Map<String, KindSummary> summaries(RunAnalysis run) {
        Map<String, KindSummary> summaries = new LinkedHashMap<>();
        run.kinds().forEach(kind -> summaries.put(kind.kind(), kind));
        return summaries;
    }

    private static double work(RunAnalysis run, String kind) {
        return run.kinds().stream()
                .filter(summary -> summary.kind().equals(kind))
                .mapToDouble(KindSummary::work)
                .sum();
    }

    private List<RunComparison.TaskChange> tasks() {
        return baseTimes.entrySet().stream()
                .filter(task -> changedTimes.containsKey(task.getKey()))
                .map(task -> new RunComparison.TaskChange(
                        task.getKey(),
                        Medians.of(task.getValue()),
                        Medians.of(changedTimes.getOrDefault(task.getKey(), new double[1]))))
                .sorted(Comparator.comparingDouble(task -> -Math.abs(task.changed() - task.base())))
                .limit(MOST_TASKS)
                .toList();
    }

    private List<RunComparison.PartChange> parts() {
        Map<String, Double> was = baseRun.breakdown().shares();
        Map<String, Double> is = changedRun.breakdown().shares();
        return was.keySet().stream()
                .filter(part ->
                        !part.equals("transfer") || was.getOrDefault(part, 0.0) + is.getOrDefault(part, 0.0) > 0)
                .map(part -> new RunComparison.PartChange(
                        part,
                        was.getOrDefault(part, 0.0) * baseRun.makespan(),
                        is.getOrDefault(part, 0.0) * changedRun.makespan()))
                .toList();
    }

    private static List<String> only(Map<String, double[]> here, Map<String, double[]> there) {
        return here.keySet().stream().filter(name -> !there.containsKey(name)).toList();
    }

    private List<KindNoise.Observation> observations() {
        List<KindNoise.Observation> observations = new ArrayList<>();
        for (Task task : baseRun.graph().tasks()) {
            Task same = changedRun.graph().find(task.name()).orElse(null);
            double before = seconds(baseTimes, task.name());
            double after = seconds(changedTimes, task.name());
            if (same != null && before > 0 && after > 0) {
                double position = (position(baseRun, task) + position(changedRun, same)) / 2;
                observations.add(new KindNoise.Observation(task.kind(), Math.log(after / before), position));
            }
        }
        return observations;
    }

    private static double seconds(Map<String, double[]> times, String task) {
        double[] known = times.get(task);
        return known == null ? 0 : Medians.of(known);
    }

    private static double position(RunAnalysis run, Task task) {
        double start =
                run.trace().event(task.index()).map(TaskEvent::startNanos).orElse(0L);
        return start / 1e9 / run.makespan();
    }

    private RatioInterval interval(ToDoubleFunction<RunAnalysis> quantity) {
        return RatioInterval.ofMedians(
                base.stream().mapToDouble(quantity).toArray(),
                changed.stream().mapToDouble(quantity).toArray(),
                SEED);
    }

    /** Returns the run in the middle; of an even number, the quicker one of the two. */
    private static RunAnalysis median(List<RunAnalysis> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(RunAnalysis::makespan))
                .skip((runs.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, double[]> times(List<RunAnalysis> runs) {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (RunAnalysis run : runs) {
            for (Task task : run.graph().tasks()) {
                times.computeIfAbsent(task.name(), name -> new ArrayList<>()).add(run.seconds(task.index()));
            }
        }
        Map<String, double[]> arrays = new LinkedHashMap<>();
        times.forEach((name, all) ->
                arrays.put(name, all.stream().mapToDouble(Double::doubleValue).toArray()));
        return arrays;
    }
}

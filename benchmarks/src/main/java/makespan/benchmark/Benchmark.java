package makespan.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import makespan.charts.Chart;
import makespan.charts.TextTable;

/** Runs the comparison on this machine and keeps what came of it. */
public final class Benchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Measurements measurements;

    private Benchmark(Measurements measurements) {
        this.measurements = measurements;
    }

    /**
     * Starts the contestants, lets them take turns, and ends them; first on the graphs, then, in fresh processes, on the
     * recursion, so that what a compiler learnt from the one does not mark the other, and last between runs.
     *
     * @param options what is compared
     * @param narrator hears of progress and of contestants that are left out
     */
    public static Benchmark run(BenchmarkOptions options, Narrator narrator) throws InterruptedException {
        List<Challenger> challengers = Challengers.of(options, narrator);
        Plan plan = Plan.of(options, challengers);
        List<Measurement> all = new ArrayList<>();
        for (boolean graphs : new boolean[] {true, false}) {
            Plan part = plan.only(shape -> shape.isGraph() == graphs);
            for (int fork = 0; fork < part.forks() && !part.rounds().isEmpty(); fork++) {
                List<ContestantProcess> processes = start(challengers, part::includes, narrator);
                all.addAll(Comparison.run(part, processes, narrator).all());
            }
        }
        RestPlan rest = RestPlan.of(options, challengers);
        List<Rest> rests =
                RestComparison.run(rest, start(challengers, rest.contestants()::contains, narrator), narrator);
        return new Benchmark(Measurements.pooled(all).withRests(rests));
    }

    private static List<ContestantProcess> start(
            List<Challenger> challengers, Predicate<String> included, Narrator narrator) {
        narrator.progress("contestants start");
        List<ContestantProcess> processes = new ArrayList<>();
        for (Challenger challenger : challengers) {
            if (!included.test(challenger.label())) {
                continue;
            }
            try {
                processes.add(ContestantProcess.start(challenger.label(), challenger.command(), PATIENCE));
            } catch (ContestantFailure e) {
                narrator.note(challenger.label() + " is left out: " + e.getMessage());
            }
        }
        return processes;
    }

    /** Returns the processor, the system and the Java of this machine in one line. */
    public static String machine() {
        return Machine.here().toLine();
    }

    /** Returns the tables. */
    public String toText() {
        return ComparisonText.of(measurements);
    }

    /** Returns a row per contestant and setup. */
    public String toCsv() {
        return ComparisonCsv.of(measurements);
    }

    /** Returns the times of empty bodies as a picture. */
    public Chart toChart() {
        return ComparisonChart.of(measurements);
    }

    /** Returns every promise of the project beside what was measured. */
    public String targetsToText() {
        TextTable table = new TextTable("", ">target", ">measured", "");
        Target.of(measurements).forEach(target -> table.row(target.toRow()));
        return table.toText();
    }

    /** Returns whether every promise was measured and is kept. */
    public boolean meetsTargets() {
        return Target.of(measurements).stream().allMatch(Target::met);
    }
}

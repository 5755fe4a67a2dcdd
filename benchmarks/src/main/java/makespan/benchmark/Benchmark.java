package makespan.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
     * Starts the contestants, lets them take turns, and ends them.
     *
     * @param options what is compared
     * @param narrator hears of progress and of contestants that are left out
     */
    public static Benchmark run(BenchmarkOptions options, Narrator narrator) throws InterruptedException {
        List<Challenger> challengers = Challengers.here(narrator);
        List<ContestantProcess> processes = new ArrayList<>();
        for (Challenger challenger : challengers) {
            try {
                processes.add(ContestantProcess.start(challenger.label(), challenger.command(), PATIENCE));
            } catch (ContestantFailure e) {
                narrator.note(challenger.label() + " is left out: " + e.getMessage());
            }
        }
        return new Benchmark(Comparison.run(Plan.of(options, challengers), processes, narrator));
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

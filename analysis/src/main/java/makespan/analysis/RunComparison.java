package makespan.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two runs, or between two groups of runs, of a program. With at least three runs a side, the noise
 * is that between runs, and the makespan decides, by the exact rank test of Mann and Whitney (Annals of Mathematical
 * Statistics 18(1), 1947) at 5 %. With fewer, a change of the makespan cannot be told from a machine that was slower that
 * day; what a kind of tasks changed beyond the other kinds can, from the spread between its tasks. Times in seconds.
 * Immutable.
 *
 * @param base the run with the median makespan of the base
 * @param changed that of the others
 * @param baseRuns number of runs of the base
 * @param changedRuns number of the others
 * @param makespan median makespan over that of the base; its interval only counts from three runs a side on
 * @param verdict what can be said beyond the noise
 * @param kinds kinds of tasks, what changes the makespan most first
 * @param tasks tasks of both, those whose time changed most first, at most twenty
 * @param parts where the time of a worker went, in the two median runs
 * @param onlyInBase names of tasks
 * @param onlyInChanged names of tasks
 * @param notes what is compared with what, and how far to believe it
 */
public record RunComparison(
        RunAnalysis base,
        RunAnalysis changed,
        int baseRuns,
        int changedRuns,
        RatioInterval makespan,
        Verdict verdict,
        List<KindChange> kinds,
        List<TaskChange> tasks,
        List<PartChange> parts,
        List<String> onlyInBase,
        List<String> onlyInChanged,
        List<String> notes) {
    /** The fewest runs a side from which on the noise between runs is known. */
    static final int FEWEST_RUNS = 3;

    /** What a comparison comes to. */
    public enum Verdict {
        SLOWER,
        FASTER,
        /** Any change is within the noise, or too small to count. */
        NO_CHANGE,
        /** Nothing tells the noise. */
        UNKNOWN
    }

    /**
     * What a kind of tasks changed.
     *
     * @param baseCount number of its tasks in the base
     * @param changedCount in the others
     * @param baseWork sum of their times
     * @param changedWork in the others
     * @param change with three runs a side or more, the ratio of the sums of times; else the ratio of the times of tasks
     *     beyond the change that all kinds share; null where nothing tells the noise
     * @param effect fraction by which that changes the makespan of the base, by replay, or by its share of all work where
     *     a replay is off; 0 without a change
     * @param beyondNoise whether the interval excludes no change and, from three runs a side on, the rank test of the
     *     sums of times does so too
     */
    public record KindChange(
            String kind,
            int baseCount,
            int changedCount,
            double baseWork,
            double changedWork,
            @Nullable RatioInterval change,
            double effect,
            boolean beyondNoise) {}

    /** The time of a task in the base, and in the others: medians over the runs. */
    public record TaskChange(String name, double base, double changed) {}

    /**
     * A part of {@link TimeBreakdown} in both runs, per worker, so that all parts sum to the makespan.
     *
     * @param name as {@link TimeBreakdown#shares()} calls it
     */
    public record PartChange(String name, double base, double changed) {}

    public RunComparison {
        kinds = List.copyOf(kinds);
        tasks = List.copyOf(tasks);
        parts = List.copyOf(parts);
        onlyInBase = List.copyOf(onlyInBase);
        onlyInChanged = List.copyOf(onlyInChanged);
        notes = List.copyOf(notes);
    }

    /** Returns what changed between two runs, for changes of the makespan of 5 % and more. */
    public static RunComparison of(RunAnalysis base, RunAnalysis changed) {
        return of(List.of(base), List.of(changed), 0.05);
    }

    /**
     * Returns what changed between two groups of runs.
     *
     * @param base at least one completed run
     * @param changed at least one completed run
     * @param threshold the smallest change of the makespan that counts, as a fraction, 0 to 1
     * @throws IllegalArgumentException if a run did not complete or took no time, or an argument is out of range
     */
    public static RunComparison of(List<RunAnalysis> base, List<RunAnalysis> changed, double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "the threshold must be between 0 % and 100 %, but was " + Quantity.percent(threshold));
        }
        return new ComparedRuns(base, changed).compare(threshold);
    }

    /** Returns whether there are enough runs on both sides to know the noise between runs. */
    public boolean repeated() {
        return Math.min(baseRuns, changedRuns) >= FEWEST_RUNS;
    }

    /** Returns the comparison in one sentence, without a full stop. */
    public String sentence() {
        return new ComparisonSentence(this).text();
    }
}

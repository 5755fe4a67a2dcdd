package makespan.analysis;

import java.util.ArrayList;
import java.util.List;
import makespan.graph.TaskGraph;

/**
 * What delays of tasks did to the makespan, measured, and what a replay predicted. Times in seconds. Immutable.
 *
 * @param graph the graph
 * @param workers number of workers
 * @param repeats how often each was run
 * @param processors of the machine
 * @param makespan median of the undisturbed runs
 * @param replayed makespan of the undisturbed run by replay
 * @param checks one per kind, what the replay took to matter most first
 */
public record DelayStudy(
        TaskGraph graph,
        int workers,
        int repeats,
        int processors,
        double makespan,
        double replayed,
        List<Check> checks) {
    /** A prediction this close to the interval counts as in it, as a fraction of the makespan. */
    private static final double TOLERANCE = 0.01;

    /** An interval this narrow tells something even of a small effect. */
    private static final double NARROW = 0.05;

    /** What an experiment says of a prediction. */
    public enum Verdict {
        HOLDS,
        FAILS,
        /** The interval holds the prediction, but is wider than the predicted change. */
        UNDECIDED
    }

    /**
     * A kind of tasks, delayed.
     *
     * @param kind the kind
     * @param count number of its tasks
     * @param delay of each, in seconds
     * @param predicted fraction by which a replay says the makespan gets longer
     * @param measured median makespan with the delay over that without, with its 95 % bootstrap interval
     */
    public record Check(String kind, int count, double delay, double predicted, RatioInterval measured) {
        /** Returns whether the prediction lies in the interval, and whether that means anything. */
        public Verdict verdict() {
            boolean within =
                    predicted >= measured.low() - 1 - TOLERANCE && predicted <= measured.high() - 1 + TOLERANCE;
            if (!within) {
                return Verdict.FAILS;
            }
            boolean tells = measured.high() - measured.low() <= Math.max(NARROW, predicted);
            return tells ? Verdict.HOLDS : Verdict.UNDECIDED;
        }

        /** Returns such as {@code 'gemm': predicted +12 %, measured +11 % [+9 %, +14 %]: holds}. */
        public String sentence() {
            return "'" + kind + "': predicted " + Quantity.change(predicted) + ", measured "
                    + Quantity.change(measured.ratio() - 1) + " [" + Quantity.change(measured.low() - 1) + ", "
                    + Quantity.change(measured.high() - 1) + "]: " + word();
        }

        /** Returns the verdict in a word or a few. */
        public String word() {
            return switch (verdict()) {
                case HOLDS -> "holds";
                case FAILS -> "does not hold";
                case UNDECIDED -> "too noisy to tell";
            };
        }
    }

    public DelayStudy {
        checks = List.copyOf(checks);
    }

    /** Returns the study in one sentence, without a full stop. */
    public String sentence() {
        if (checks.isEmpty()) {
            return "nothing to verify: the tasks took no measurable time";
        }
        long holding = count(Verdict.HOLDS);
        long failing = count(Verdict.FAILS);
        long noisy = count(Verdict.UNDECIDED);
        return holding + " of " + Quantity.count(checks.size(), "prediction") + " by replay "
                + (holding == 1 ? "holds" : "hold")
                + (failing > 0 ? ", " + failing + " " + (failing == 1 ? "does" : "do") + " not" : "")
                + (noisy > 0 ? ", " + noisy + " cannot be told for noise" : "");
    }

    private long count(Verdict verdict) {
        return checks.stream().filter(check -> check.verdict() == verdict).count();
    }

    /** Returns what a reader should know of the experiment. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "measured on " + Quantity.count(workers, "worker") + ": " + repeats
                        + " undisturbed runs and " + repeats
                        + " with each kind delayed, in random order; 95 % intervals by bootstrap, one of twenty misses by chance");
        double error = makespan > 0 ? replayed / makespan - 1 : 0;
        if (Math.abs(error) > Replay.FIDELITY) {
            notes.add("the replay of the undisturbed run is off by " + Quantity.change(error)
                    + ": its predictions are of another program than the one measured; a quieter machine or larger"
                    + " tasks help");
        }
        if (workers > processors) {
            notes.add("the workers shared " + Quantity.count(processors, "processor")
                    + ": a delay of one task delays others too");
        }
        return notes;
    }
}

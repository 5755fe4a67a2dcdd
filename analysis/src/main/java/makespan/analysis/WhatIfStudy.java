package makespan.analysis;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run would be like after some changes, by replay, with how well a replay reproduces the run as it was; or why that
 * cannot be told. Times in seconds. Immutable.
 *
 * @param run the measured run
 * @param changes in words, such as {@code 'parse' 4× faster}; empty if the run is only replayed
 * @param replayed the makespan of the run replayed as it was; null if it cannot be replayed
 * @param answer the prediction; null if the replay must not be believed
 * @param reason why there is none, and the way out; empty if there is
 * @param notes what holds and what does not
 */
public record WhatIfStudy(
        RunAnalysis run,
        List<String> changes,
        @Nullable Double replayed,
        @Nullable Prediction answer,
        String reason,
        List<String> notes) {
    /**
     * The run after the changes.
     *
     * @param after the simulated run
     * @param speedup replayed makespan over the makespan after the changes; infinite if that is 0
     * @param curve makespans by ascending number of workers
     * @param ranking what else would help the run as it was
     */
    public record Prediction(RunAnalysis after, double speedup, List<Point> curve, Ranking ranking) {
        public Prediction {
            curve = List.copyOf(curve);
        }
    }

    /**
     * The replay on a number of workers.
     *
     * @param workers number of workers
     * @param before makespan with the times as measured
     * @param after makespan with the changes
     */
    public record Point(int workers, double before, double after) {}

    public WhatIfStudy {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /** Returns the prediction, if the replay can be believed. */
    public Optional<Prediction> prediction() {
        return Optional.ofNullable(answer);
    }

    /** Returns by which fraction of the measured makespan the replay of the run as it was is longer; below 0 if shorter. */
    public Optional<Double> error() {
        return Optional.ofNullable(replayed).map(seconds -> run.makespan() > 0 ? seconds / run.makespan() - 1 : 0);
    }

    /** Returns the answer in one sentence, without a full stop. */
    public String sentence() {
        if (answer == null || replayed == null) {
            return "no prediction for graph '" + run.graph().name() + "': " + reason;
        }
        String fidelity = "a replay of the run as it was is " + fidelity() + " (" + Quantity.duration(replayed)
                + ", measured " + Quantity.duration(run.makespan()) + ")";
        return changes.isEmpty()
                ? fidelity
                : String.join(", ", changes) + ": "
                        + Quantity.duration(answer.after().makespan()) + " by replay, " + effect(answer.speedup())
                        + "; " + fidelity;
    }

    /** Returns how well a replay reproduces the run, in words: {@code exact}, {@code 2 % off}. */
    public String fidelity() {
        String error = error().map(Quantity::percent).orElse("0 %").replace("−", "");
        return error.equals("0 %") ? "exact" : error + " off";
    }

    private static String effect(double speedup) {
        if (Double.isInfinite(speedup)) {
            return "which leaves nothing to do";
        }
        if (Math.abs(speedup - 1) < 0.005) {
            return "no faster";
        }
        return speedup < 1
                ? Quantity.percent(1 / speedup - 1) + " more, slower"
                : Quantity.percent(1 - 1 / speedup) + " less, " + Quantity.speedup(speedup) + " faster";
    }
}

package makespan.analysis;

import java.util.Optional;
import makespan.trace.Outcome;
import org.jspecify.annotations.Nullable;

/** A run in one sentence: how fast it was, what limits it and what would help most, without a full stop. */
public final class Verdict {
    private final Outcome outcome;
    private final String sentence;
    private final @Nullable Improvement improvement;

    private Verdict(Outcome outcome, String sentence, @Nullable Improvement improvement) {
        this.outcome = outcome;
        this.sentence = sentence;
        this.improvement = improvement;
    }

    static Verdict of(RunAnalysis run) {
        Improvement improvement = Improvement.best(run).orElse(null);
        return new Verdict(run.outcome(), new VerdictSentence(run, improvement).text(), improvement);
    }

    /** Returns how the run ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** Returns the sentence. Estimates are worded as such. */
    public String sentence() {
        return sentence;
    }

    /** Returns what would make the run shorter, if a replay that can be trusted finds something. */
    public Optional<Improvement> improvement() {
        return Optional.ofNullable(improvement);
    }

    @Override
    public String toString() {
        return sentence;
    }
}

package makespan.runtime;

import java.util.List;
import makespan.trace.Choice;
import makespan.trace.Score;

/**
 * How a task is going to be done, and why.
 *
 * @param ways all that were possible, at least one
 * @param scores what was expected of each
 * @param chosen position in both
 * @param reason why that one
 */
record Decision(List<Candidate> ways, List<Score> scores, int chosen, Choice.Reason reason) {
    Candidate way() {
        return ways.get(chosen);
    }

    Score score() {
        return scores.get(chosen);
    }

    long expectedNanos() {
        return score().expectedNanos();
    }

    boolean explores() {
        return reason == Choice.Reason.EXPLORATION;
    }

    Decision because(Choice.Reason newReason) {
        return new Decision(ways, scores, chosen, newReason);
    }
}

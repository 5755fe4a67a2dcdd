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

    /**
     * Returns how much is expected to be lost by trying this way instead of the best one, in nanoseconds; at least the
     * time of the try, which the device may have had for something else. 0 if this is no try.
     */
    long lossNanos() {
        return explores() ? lossNanos(scores, chosen) : 0;
    }

    /** Returns how much is expected to be lost by one of several ways, at least the time that it takes. */
    static long lossNanos(List<Score> scores, int way) {
        long best = Long.MAX_VALUE;
        for (Score score : scores) {
            best = Math.min(best, score.finishNanos());
        }
        return Math.max(scores.get(way).expectedNanos(), scores.get(way).finishNanos() - best);
    }

    boolean explores() {
        return reason == Choice.Reason.EXPLORATION;
    }

    Decision because(Choice.Reason newReason) {
        return new Decision(ways, scores, chosen, newReason);
    }
}

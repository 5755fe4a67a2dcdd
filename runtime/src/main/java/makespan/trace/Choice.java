package makespan.trace;

import java.util.List;

/**
 * Why a task ran where it did.
 *
 * @param task index of the task
 * @param nanos when the choice was made, since the start of the run
 * @param scores what was expected of each way to do it that was still possible
 * @param chosen position in {@code scores}
 * @param reason why that one
 */
public record Choice(int task, long nanos, List<Score> scores, int chosen, Reason reason) {
    /** What decided. */
    public enum Reason {
        /** No other way was possible. */
        ONLY,
        /** It would end first there. */
        EARLIEST_FINISH,
        /** A worker does it in less time than another device needs to be told of it. */
        TOO_SHORT,
        /** Too little was known of that way. */
        EXPLORATION,
        /** It was planned so before the run began. */
        PLAN,
        /** That device had nothing else to do. */
        FIRST_FREE,
        /** That device became idle, and would end it before the one that it waited for. */
        TAKEN_OVER,
        /** Another way had failed. */
        FALLBACK
    }

    public Choice {
        scores = List.copyOf(scores);
        if (chosen < 0 || chosen >= scores.size()) {
            throw new IllegalArgumentException(
                    "one of " + scores.size() + " ways must be chosen, not number " + chosen);
        }
    }

    /** Returns what was expected of the way that was chosen. */
    public Score choice() {
        return scores.get(chosen);
    }
}

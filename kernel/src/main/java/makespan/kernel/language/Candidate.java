package makespan.kernel.language;

import java.util.function.Supplier;

/**
 * What may be offered, if it matches what is typed.
 *
 * @param signature told only of what is offered
 * @param rank the lower, the earlier it is offered
 */
record Candidate(String text, String kind, Supplier<String> signature, int rank) {
    /** Named options of the call under way, and keys of a map. */
    static final int NEAREST = 0;

    static final int LOCAL = 1;
    static final int VARIABLE = 2;
    static final int FUNCTION = 3;
    static final int WORD = 4;
    static final int CLASS = 10;
    static final int KEYWORD = 20;
    /** What has to be written with its package. */
    static final int FAR_CLASS = 30;

    /** Returns a candidate of which there is no more to say than its name. */
    static Candidate plain(String text, String kind, int rank) {
        return new Candidate(text, kind, () -> "", rank);
    }
}

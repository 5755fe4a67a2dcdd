package makespan.dsl;

/**
 * Whether a text is a whole cell.
 *
 * @param status as Jupyter names it
 * @param indent what the next line of an incomplete text should start with; empty otherwise
 */
public record Completeness(Status status, String indent) {
    /** The answers that there are. */
    public enum Status {
        COMPLETE,
        INCOMPLETE,
        INVALID,
        UNKNOWN
    }

    static Completeness of(Status status) {
        return new Completeness(status, "");
    }
}

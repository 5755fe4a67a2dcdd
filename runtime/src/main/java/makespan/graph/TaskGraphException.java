package makespan.graph;

/** A graph was declared in a way that cannot be built; the message says what, where and the way out. */
public class TaskGraphException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public TaskGraphException(String message) {
        super(message);
    }
}

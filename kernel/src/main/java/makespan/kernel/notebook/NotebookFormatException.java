package makespan.kernel.notebook;

/** A file is not a notebook that can be read; the message names the file and says what is wrong with it. */
public final class NotebookFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NotebookFormatException(String message) {
        super(message);
    }
}

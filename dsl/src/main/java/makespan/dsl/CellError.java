package makespan.dsl;

import java.util.List;

/**
 * What went wrong in a cell or script.
 *
 * @param name the kind of error, such as {@code NumberFormatException}, {@code SyntaxError} or {@code Interrupted}
 * @param message what went wrong, for one line or a few
 * @param traceback the whole story: message, the user's lines, innermost first, and the causes
 * @param usage whether the text itself is wrong (it does not compile, or declares what cannot be), not its work
 * @param cause the throwable behind it
 */
public record CellError(String name, String message, List<String> traceback, boolean usage, Throwable cause) {
    public CellError {
        traceback = List.copyOf(traceback);
    }
}

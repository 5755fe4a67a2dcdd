package makespan.kernel.notebook;

import org.jspecify.annotations.Nullable;

/** A cell of a notebook did not succeed; the message names the cell by its number among the executed ones and its first line, and says why. */
public final class CellFailedException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LINE = 60;

    /** @param number the cell's execution count, which is what the page and the messages of the kernel call it */
    CellFailedException(int number, NotebookCell cell, String why, @Nullable Throwable cause) {
        super("cell " + number + " (" + shorten(cell.firstLine()) + ") failed: " + why, cause);
    }

    private static String shorten(String line) {
        return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE - 1) + "…";
    }
}

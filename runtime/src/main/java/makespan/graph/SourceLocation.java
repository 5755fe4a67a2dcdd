package makespan.graph;

/**
 * A line in the text that a user wrote.
 *
 * @param unit what the user calls the text: {@code cell 4} in a notebook, the file's name for a script
 * @param line line within the unit, counted from 1
 */
public record SourceLocation(String unit, int line) {
    public SourceLocation {
        if (line < 1) {
            throw new IllegalArgumentException("line must be at least 1, but was " + line);
        }
    }

    /** Returns the form used in messages: {@code cell 4, line 7}. */
    @Override
    public String toString() {
        return unit + ", line " + line;
    }
}

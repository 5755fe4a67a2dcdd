package makespan.dsl.compile;

/**
 * A line of a cell that is no Groovy but a command to the notebook.
 *
 * @param line counts from 1
 * @param start where it begins in the text, in chars
 * @param end where it ends, before the line break
 * @param name with its one or two percent signs, such as {@code %time}
 * @param arguments what follows the name; {@code ?} asks for help
 */
public record MagicLine(int line, int start, int end, String name, String arguments) {
    /** Returns whether it is for the whole cell: {@code %%time}. */
    public boolean isForCell() {
        return name.startsWith("%%");
    }
}

package makespan.kernel.magic;

import makespan.dsl.compile.MagicLine;

/** A command in a line of a cell. */
public non-sealed interface LineMagic extends Magic {
    /** Does what the line asks. */
    void run(MagicCall call) throws Exception;

    /** Returns whether a line is done before the cell is compiled, so that what it brings can be imported there. */
    default boolean isEarly(String arguments) {
        return false;
    }

    /**
     * Returns the Groovy that stands in the line's place when the cell is compiled, in one line.
     *
     * @throws MagicException if the line cannot mean anything
     */
    default String statement(MagicLine line) {
        return MagicCells.call(line);
    }
}

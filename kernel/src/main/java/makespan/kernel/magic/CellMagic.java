package makespan.kernel.magic;

import makespan.dsl.CellMode;

/** A command in the first line of a cell that is about the whole cell. */
public non-sealed interface CellMagic extends Magic {
    /**
     * Returns the Groovy to compile, in one line, in the place of the command. Called before the cell is compiled.
     *
     * @param body the cell's text after the command's line
     */
    String begin(MagicCall call, String body) throws Exception;

    /** Returns whether the body is Groovy, to be run after what {@link #begin} returned. */
    default boolean runsBody() {
        return true;
    }

    /** Returns how the body is compiled. */
    default CellMode mode() {
        return CellMode.DYNAMIC;
    }
}

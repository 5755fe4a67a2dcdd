package makespan.kernel.magic;

/** A command of the notebook. */
public sealed interface Magic permits LineMagic, CellMagic {
    /** Returns the name with its percent signs: {@code %time}. */
    String name();

    /** Returns how it is written, with what may stand in its places. */
    String usage();

    /** Returns what it does, in a line. */
    String description();

    /** Returns a cell that runs as it is. */
    String example();

    /** Returns all there is to know, as text of a few lines. */
    default String toText() {
        return usage() + "\n\n" + description() + "\n\n" + example();
    }

    /** Returns the error for arguments that it does not take. */
    default MagicException misused() {
        return new MagicException("Usage: " + usage());
    }
}

package makespan.charts;

/** One picture, in every form a viewer may want. Immutable; the same content gives the same output, byte for byte. */
public interface Chart {
    /** Returns the title, as drawn. */
    String title();

    /**
     * Returns a self-contained SVG document element with its own background, without scripts and external references.
     *
     * @throws IllegalStateException if this chart needs fonts and this Java has none
     */
    String toSvg(Theme theme);

    /**
     * Returns a PNG file.
     *
     * @param scale pixels per unit of the SVG, above 0; 2 suits today's screens. A picture that would be too large is
     *     drawn smaller
     * @throws IllegalStateException if this Java has no fonts to draw with; the message says what to install
     */
    byte[] toPng(Theme theme, double scale);

    /** Returns the content in words and characters, lines of at most 100 columns, each ended by a line feed. */
    String toText();
}

package makespan.charts;

import java.awt.geom.Path2D;

/** What a scene is drawn on. Positions are units from the upper left corner; what is drawn later lies above. */
interface Canvas {
    void rect(double x, double y, double width, double height, double radius, Ink ink);

    void path(Path2D path, Ink ink);

    void text(double x, double baseline, String text, Lettering lettering);

    /** Opens a group that a reader can point at; ended by {@link #end}. */
    void begin(Mark mark);

    /** Opens a group with its own origin and scale; ended by {@link #end}. */
    void begin(double x, double y, double scale);

    void end();

    /**
     * What a group stands for.
     *
     * @param node what it shows, {@code -1} for nothing that a reader can follow
     * @param edge number of the edge it shows, or {@code -1}
     * @param tooltip what to say when the reader points at it, may be empty
     */
    record Mark(int node, int edge, String tooltip) {
        static Mark node(int node, String tooltip) {
            return new Mark(node, -1, tooltip);
        }

        static Mark edge(int edge) {
            return new Mark(-1, edge, "");
        }
    }
}

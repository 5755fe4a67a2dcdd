package makespan.charts;

import org.jspecify.annotations.Nullable;

/**
 * How a shape is filled and outlined.
 *
 * @param fill colour, or null for none
 * @param fillOpacity 0 to 1
 * @param stroke colour of the outline, or null for none
 * @param width of the outline
 * @param dash length of dashes and gaps, or 0 for a solid line
 * @param opacity of fill and outline together, 0 to 1
 */
record Ink(
        @Nullable String fill, double fillOpacity, @Nullable String stroke, double width, double dash, double opacity) {
    static Ink fill(String colour) {
        return new Ink(colour, 1, null, 0, 0, 1);
    }

    static Ink line(String colour, double width) {
        return new Ink(null, 1, colour, width, 0, 1);
    }

    Ink withStroke(String colour, double newWidth) {
        return new Ink(fill, fillOpacity, colour, newWidth, dash, opacity);
    }

    Ink withFillOpacity(double newOpacity) {
        return new Ink(fill, newOpacity, stroke, width, dash, opacity);
    }

    Ink withDash(double newDash) {
        return new Ink(fill, fillOpacity, stroke, width, newDash, opacity);
    }

    Ink withOpacity(double newOpacity) {
        return new Ink(fill, fillOpacity, stroke, width, dash, newOpacity);
    }
}

package makespan.charts;

/**
 * How a line of text is set.
 *
 * @param size in units of the picture
 * @param bold semi-bold instead of regular
 * @param colour of the letters
 * @param anchor which end of the text the given position is
 */
record Lettering(double size, boolean bold, String colour, Anchor anchor) {
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    static Lettering of(double size, String colour) {
        return new Lettering(size, false, colour, Anchor.START);
    }

    Lettering asBold() {
        return new Lettering(size, true, colour, anchor);
    }

    Lettering centred() {
        return new Lettering(size, bold, colour, Anchor.MIDDLE);
    }

    Lettering rightAligned() {
        return new Lettering(size, bold, colour, Anchor.END);
    }

    double widthOf(String text) {
        return Typeface.width(text, size, bold);
    }
}

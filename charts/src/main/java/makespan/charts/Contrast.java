package makespan.charts;

/**
 * Legibility of text on a colour, after the Web Content Accessibility Guidelines 2.1, section 1.4.3: a ratio of at
 * least 4.5 is legible. Colours are {@code #rrggbb}.
 */
final class Contrast {
    private static final String DARK_INK = "#0b1220";
    private static final String LIGHT_INK = "#ffffff";

    private Contrast() {}

    /** Returns black or white text, whichever reads better on the colour. */
    static String inkOn(String fill) {
        return ratio(LIGHT_INK, fill) >= ratio(DARK_INK, fill) ? LIGHT_INK : DARK_INK;
    }

    /** Returns the contrast ratio of two colours, 1 (none) to 21. */
    static double ratio(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}

package makespan.format;

import java.util.regex.Pattern;

/** A number of at least 0 as people write it. */
final class Decimal {
    /** Keeps out what Java alone takes for a number, such as 0x1p3 or 2d. */
    private static final Pattern DECIMAL = Pattern.compile("[0-9.]+([eE][+-]?[0-9]+)?");

    private Decimal() {}

    /** Returns a finite number of at least 0; not a number if the text is none. */
    static double parse(String text) {
        try {
            double value = Double.parseDouble(text);
            return DECIMAL.matcher(text).matches() && !Double.isInfinite(value) ? value : Double.NaN;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}

package makespan.analysis;

import java.util.Locale;

/** How reports write numbers: the same in every chart, table and sentence, whatever the machine's language. */
public final class Quantity {
    /** A change this small is none: it comes from sums of times in another order. */
    private static final double ROUNDING = 1e-5;

    /** Of what comes from sums of times, the last digits do not tell 87 % from just less. */
    private static final double SUM_ROUNDING = 1e-9;

    private static final String BYTE_UNITS = "kMGTPE";

    private Quantity() {}

    /**
     * Returns a duration to three digits in the unit that suits it: {@code 850 µs}, {@code 12.3 ms}, {@code 1.24 s},
     * {@code 2 min 05 s}, {@code 1 h 02 min}.
     *
     * @param seconds finite; a negative one gets a minus sign
     */
    public static String duration(double seconds) {
        if (seconds < 0) {
            return "−" + duration(-seconds);
        }
        if (seconds < 0.5e-9) {
            return "0 s";
        }
        if (seconds < 999.5e-9) {
            return digits(seconds * 1e9) + " ns";
        }
        if (seconds < 999.5e-6) {
            return digits(seconds * 1e6) + " µs";
        }
        if (seconds < 999.5e-3) {
            return digits(seconds * 1e3) + " ms";
        }
        if (seconds < 99.95) {
            return digits(seconds) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        long minutes = Math.round(seconds / 60);
        return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }

    /** Returns a fraction in per cent: {@code 87 %}; below one per cent {@code 0.4 %}, {@code <0.1 %} or {@code 0 %}. */
    public static String percent(double fraction) {
        double percent = fraction * 100;
        if (percent < 0) {
            return Math.round(-percent * 10) == 0 ? "0 %" : "−" + percent(-fraction);
        }
        if (percent == 0 || percent >= 0.95) {
            return Math.round(percent) + " %";
        }
        return percent < 0.05 ? "<0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /** Returns a fraction of at least 0 in whole per cent, rounded down, for what is at least so much: {@code 87 %}. */
    public static String percentAtLeast(double fraction) {
        return (int) (fraction * 100 + SUM_ROUNDING) + " %";
    }

    /** Returns a fraction by which something changed: {@code +12 %}, {@code −0.4 %}, {@code <0.1 %}, {@code 0 %}. */
    public static String change(double fraction) {
        String percent = Math.abs(fraction) < ROUNDING ? "0 %" : percent(Math.abs(fraction));
        return percent.equals("0 %") || percent.startsWith("<") ? percent : (fraction > 0 ? "+" : "−") + percent;
    }

    /** Returns a speedup: {@code 2.9×}; from ten on without a decimal: {@code 12×}. */
    public static String speedup(double speedup) {
        return ratio(speedup) + "×";
    }

    /** Returns a ratio such as the parallelism: {@code 2.9}; from ten on without a decimal: {@code 12}. */
    public static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 9.95 ? "%.1f" : "%.0f", ratio);
    }

    /**
     * Returns a size in units of 1000: {@code 850 B}, {@code 12.3 kB}, {@code 1.24 GB}.
     *
     * @param bytes at least 0
     */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        int unit = 0;
        double size = bytes / 1e3;
        while (size >= 999.5 && unit < BYTE_UNITS.length() - 1) {
            size /= 1e3;
            unit++;
        }
        return digits(size) + " " + BYTE_UNITS.charAt(unit) + "B";
    }

    /** Returns an energy to three digits: {@code 850 mJ}, {@code 12.3 J}, {@code 1.24 kJ}. */
    public static String energy(double joules) {
        return joules < 0.9995
                ? digits(joules * 1e3) + " mJ"
                : joules < 999.5 ? digits(joules) + " J" : digits(joules / 1e3) + " kJ";
    }

    /** Returns a number to three digits, without zeros behind the point: {@code 5}, {@code 0.25}, {@code 12.3}. */
    public static String plain(double value) {
        return digits(value);
    }

    /** Returns a count with its noun: {@code 1 task}, {@code 2 tasks}. */
    public static String count(long count, String singular) {
        return count + " " + singular + (count == 1 ? "" : "s");
    }

    private static String digits(double value) {
        String format = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
        String text = String.format(Locale.ROOT, format, value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}

package makespan.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A logarithmic axis between two of the numbers 1, 2 and 5 times a power of ten.
 *
 * @param low its left end, above 0
 * @param high its right end, above {@code low}
 */
record LogAxis(double low, double high) {
    private static final double[] STEPS = {1, 2, 5};

    /** Returns the shortest axis that has all values strictly inside; of one decade if there are none. */
    static LogAxis around(DoubleStream values) {
        double[] all = values.toArray();
        double least = DoubleStream.of(all).min().orElse(1.5);
        double most = DoubleStream.of(all).max().orElse(9);
        return new LogAxis(
                roundNumbers(least / 100, least).reduce((one, other) -> other).orElse(least / 2),
                roundNumbers(most * 1.0001, most * 100).findFirst().orElse(most * 2));
    }

    /** Returns where a value lies, 0 at the left end and 1 at the right. */
    double position(double value) {
        return Math.log(value / low) / Math.log(high / low);
    }

    /** Returns the numbers to write at the axis, ascending: 1, 2 and 5 times powers of ten. */
    List<Double> ticks() {
        return roundNumbers(low, high * 1.0001).boxed().toList();
    }

    /** Returns a number of {@link #ticks} as text. */
    static String label(double tick) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(tick) - 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", tick);
    }

    /** Returns the round numbers from {@code from} inclusive to {@code to} exclusive. */
    private static DoubleStream roundNumbers(double from, double to) {
        List<Double> found = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(from)); Math.pow(10, power) < to; power++) {
            for (double step : STEPS) {
                double number = power >= 0 ? step * Math.pow(10, power) : step / Math.pow(10, -power);
                if (number >= from * 0.999999 && number < to) {
                    found.add(number);
                }
            }
        }
        return found.stream().mapToDouble(Double::doubleValue);
    }
}

package makespan.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ticks of a time axis: round numbers in the unit that suits the range.
 *
 * @param unit symbol of the unit, such as {@code ms}
 */
record TimeAxis(String unit, List<Tick> ticks) {
    /** A tick at a time in seconds, and the number beside it. */
    record Tick(double seconds, String label) {}

    private record Unit(String symbol, double seconds) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("h", 3600), new Unit("min", 60), new Unit("s", 1), new Unit("ms", 1e-3), new Unit("µs", 1e-6));

    /** Returns an axis from 0 to the given end, with at most as many ticks as given. */
    static TimeAxis upTo(double seconds, int mostTicks) {
        Unit unit = UNITS.stream()
                .filter(u -> seconds >= u.seconds() * (u.seconds() > 1 ? 10 : 1))
                .findFirst()
                .orElse(new Unit("ns", 1e-9));
        double end = seconds / unit.seconds();
        double step = step(end, mostTicks);
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= end * (1 + 1e-9); i++) {
            double value = i * step;
            ticks.add(new Tick(value * unit.seconds(), String.format(Locale.ROOT, "%." + decimals + "f", value)));
        }
        return new TimeAxis(unit.symbol(), List.copyOf(ticks));
    }

    /** Returns the smallest of 1, 2 and 5 times a power of ten that gives few enough ticks. */
    private static double step(double end, int mostTicks) {
        if (end <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(end / mostTicks)));
        for (double factor : new double[] {1, 2, 5}) {
            if (end / (power * factor) <= mostTicks) {
                return power * factor;
            }
        }
        return power * 10;
    }
}

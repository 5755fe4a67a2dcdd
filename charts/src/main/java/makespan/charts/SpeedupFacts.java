package makespan.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import makespan.analysis.AmdahlFit;
import makespan.analysis.Quantity;
import makespan.analysis.SimulatedCurve;
import makespan.analysis.SpeedupStudy;
import makespan.analysis.UslFit;
import makespan.trace.Trace;

/** The words around a speedup curve: what is measured, fitted and simulated, and how far to believe it. */
final class SpeedupFacts {
    private SpeedupFacts() {}

    static String title(SpeedupStudy study) {
        return "Speedup — " + study.graph().name() + ", "
                + Quantity.count(study.graph().size(), "task");
    }

    static String measured(SpeedupStudy study) {
        int fewest = study.points().stream()
                .mapToInt(point -> point.seconds().size())
                .min()
                .orElse(0);
        return fewest == 1 ? "measured once each" : "measured, median of " + fewest + ", 95 % bootstrap interval";
    }

    /** Returns what the laws make of the curve and whether to believe them, in a sentence or two. */
    static String laws(SpeedupStudy study) {
        AmdahlFit fit = study.amdahl().orElse(null);
        if (fit == null) {
            return "Amdahl's law needs at least two numbers of workers";
        }
        String amdahl = "Amdahl's law fits with a serial fraction of " + fraction(fit.serialFraction()) + " ("
                + fraction(fit.low()) + " to " + fraction(fit.high()) + ")" + but(fit.warnings());
        return amdahl + study.usl().map(usl -> ". " + usl(usl, fit.warnings())).orElse("");
    }

    private static String usl(UslFit fit, List<String> saidAlready) {
        boolean same = !saidAlready.isEmpty() && fit.warnings().equals(saidAlready);
        return "The Universal Scalability Law fits with contention α = " + coefficient(fit.alpha())
                + " and coherency β = " + coefficient(fit.beta()) + peak(fit)
                + (same ? ", with the same reservations" : but(fit.warnings()));
    }

    private static String but(List<String> warnings) {
        return warnings.isEmpty() ? "" : ", but do not extrapolate it: " + String.join("; ", warnings);
    }

    private static String peak(UslFit fit) {
        return Double.isInfinite(fit.peakWorkers())
                ? ""
                : ", with its peak at " + Quantity.count(Math.round(fit.peakWorkers()), "worker");
    }

    private static String coefficient(UslFit.Coefficient coefficient) {
        UslFit.Interval interval = coefficient.interval();
        return significant(coefficient.value())
                + (interval == null
                        ? ""
                        : " (" + significant(interval.low()) + " to " + significant(interval.high()) + ")");
    }

    /** Returns a number with two digits that count, for coefficients may be small: {@code 0.00052}. */
    private static String significant(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** Returns how the serial fraction by Karp and Flatt rises and why, if it does. */
    static Optional<String> rise(SpeedupStudy study) {
        return study.serialFractionRise()
                .map(rise -> String.format(
                        Locale.ROOT,
                        "Karp and Flatt's serial fraction rises from %.3f on %d workers to %.3f on %d: %s",
                        rise.from(),
                        rise.fewest(),
                        rise.to(),
                        rise.most(),
                        rise.explainedByTheGraph()
                                ? "mostly because the graph runs out of parallelism"
                                : "overhead or contention grows, for the graph explains less than half of it"));
    }

    /** Returns where the time on the most workers went, if that was measured. */
    static Optional<String> whereTimeWent(SpeedupStudy study) {
        return study.breakdowns().entrySet().stream()
                .reduce((fewer, more) -> more)
                .map(most ->
                        "Where the time of " + Quantity.count(most.getKey(), "worker") + " went in the latest run: "
                                + TimeShares.of(most.getValue(), Trace.Origin.MEASURED).stream()
                                        .filter(part -> part.permille() > 0)
                                        .map(part -> part.name() + " " + part.percent())
                                        .collect(Collectors.joining(", "))
                                + "; contention is what tasks took longer than on one worker");
    }

    static String fraction(double fraction) {
        return String.format(Locale.ROOT, "%.3f", fraction);
    }

    static String simulated(SimulatedCurve curve) {
        return curve.reliable()
                ? "simulated, within " + Quantity.percent(curve.worstError()) + " of every measured makespan"
                : "simulated, not to be believed: misses a measured makespan by "
                        + Quantity.percent(curve.worstError());
    }

    /** Returns the table of measured points, in words. */
    static TextTable table(SpeedupStudy study) {
        TextTable table = new TextTable(">workers", ">median", ">speedup", ">95 % interval", ">efficiency", "");
        double best = study.points().stream()
                .mapToDouble(SpeedupStudy.Point::speedup)
                .max()
                .orElse(1);
        for (SpeedupStudy.Point point : study.points()) {
            table.row(
                    Integer.toString(point.workers()),
                    Quantity.duration(point.median()),
                    times(point.speedup()),
                    interval(point),
                    efficiency(point),
                    "#".repeat((int) Math.round(point.speedup() / Math.max(best, 1) * 30)));
        }
        return table;
    }

    static String times(double speedup) {
        return String.format(Locale.ROOT, "%.2f×", speedup);
    }

    static String interval(SpeedupStudy.Point point) {
        return point.seconds().size() < 2
                ? "measured once"
                : String.format(Locale.ROOT, "%.2f–%.2f", point.low(), point.high());
    }

    static String efficiency(SpeedupStudy.Point point) {
        return Quantity.percent(point.speedup() / point.workers());
    }
}

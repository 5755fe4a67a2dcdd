package makespan.charts;

import java.util.Locale;
import makespan.analysis.AmdahlFit;
import makespan.analysis.Quantity;
import makespan.analysis.SimulatedCurve;
import makespan.analysis.SpeedupStudy;

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

    /** Returns the fit and whether to believe it, or that there is none. */
    static String amdahl(SpeedupStudy study) {
        AmdahlFit fit = study.amdahl().orElse(null);
        if (fit == null) {
            return "Amdahl's law needs at least two numbers of workers";
        }
        String sentence = "Amdahl's law fits with a serial fraction of " + fraction(fit.serialFraction()) + " ("
                + fraction(fit.low()) + " to " + fraction(fit.high()) + ")";
        return fit.warnings().isEmpty()
                ? sentence
                : sentence + ", but do not extrapolate it: " + String.join("; ", fit.warnings());
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

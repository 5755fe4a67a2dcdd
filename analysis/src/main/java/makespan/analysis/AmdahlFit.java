package makespan.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * Amdahl's law {@code S = 1/(f + (1 − f)/P)} fitted to measured speedups: Amdahl, AFIPS Spring Joint Computer Conference
 * 1967. Least squares of the speedups over {@code f} in [0, 1] by Brent's method; the interval is the 95 % bootstrap
 * interval of the fit.
 *
 * @param serialFraction f
 * @param low lower end of its interval
 * @param high upper end
 * @param residual root of the mean squared distance from the measured speedups, in units of speedup, points with more
 *     than one worker only
 * @param warnings why the fit must not be believed or extrapolated; empty if nothing speaks against it
 */
public record AmdahlFit(double serialFraction, double low, double high, double residual, List<String> warnings) {
    private static final double BOUND = 1e-6;

    public AmdahlFit {
        warnings = List.copyOf(warnings);
    }

    /** Returns the speedup that the fit gives. */
    public double speedup(double workers) {
        return amdahl(serialFraction, workers);
    }

    /** Returns the speedup on unlimited workers, 1/f; infinite if f is 0. */
    public double limit() {
        return 1 / serialFraction;
    }

    /** Returns the fit, or nothing if only one worker was measured, which tells nothing of f. */
    static Optional<AmdahlFit> of(SpeedupSamples samples, double speedupLimit, int processors) {
        double[] workers = samples.workers();
        if (workers.length < 2) {
            return Optional.empty();
        }
        double[] speedups = samples.points().stream()
                .mapToDouble(SpeedupStudy.Point::speedup)
                .toArray();
        double f = fit(workers, speedups);
        double[] interval = SpeedupSamples.interval(Arrays.stream(samples.replicates())
                .mapToDouble(replicate -> fit(workers, replicate))
                .toArray());
        double residual = Math.sqrt(squares(f, workers, speedups) / (workers.length - 1));
        return Optional.of(new AmdahlFit(
                f,
                interval[0],
                interval[1],
                residual,
                warnings(f, residual, workers, speedups, speedupLimit, processors)));
    }

    /** Returns the f in [0, 1] of the least squares; a bound itself where Brent's method ends beside it. */
    static double fit(double[] workers, double[] speedups) {
        double f = new BrentOptimizer(1e-10, 1e-12)
                .optimize(
                        new UnivariateObjectiveFunction(candidate -> squares(candidate, workers, speedups)),
                        GoalType.MINIMIZE,
                        new SearchInterval(0, 1, startingPoint(workers, speedups)),
                        new MaxEval(1000))
                .getPoint();
        double best = f;
        for (double bound : new double[] {0, 1}) {
            if (squares(bound, workers, speedups) <= squares(best, workers, speedups)) {
                best = bound;
            }
        }
        return best;
    }

    /** The serial fraction by Karp and Flatt at the most workers: near the minimum, so that Brent's method finds it. */
    private static double startingPoint(double[] workers, double[] speedups) {
        int last = workers.length - 1;
        double f = KarpFlatt.serialFraction(speedups[last], (int) workers[last]);
        return Math.min(1 - BOUND, Math.max(BOUND, f));
    }

    private static double squares(double f, double[] workers, double[] speedups) {
        double sum = 0;
        for (int at = 0; at < workers.length; at++) {
            double miss = speedups[at] - amdahl(f, workers[at]);
            sum += miss * miss;
        }
        return sum;
    }

    private static double amdahl(double f, double workers) {
        return 1 / (f + (1 - f) / workers);
    }

    private static List<String> warnings(
            double f, double residual, double[] workers, double[] speedups, double speedupLimit, int processors) {
        FitWarnings warnings = new FitWarnings(workers).aboutTooFew().aboutTheGraph(speedupLimit, 1 / f);
        if (f < BOUND || f > 1 - BOUND) {
            String meaning = f < BOUND ? "the speedup is linear or better" : "there is no speedup";
            warnings.aboutTheBound("serial fraction", Math.round(f), meaning);
        }
        return warnings.aboutTheMachine(processors)
                .aboutTheResidual(residual, speedups, "speedups by " + Quantity.speedup(residual))
                .toList();
    }
}

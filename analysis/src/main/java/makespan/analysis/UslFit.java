package makespan.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The Universal Scalability Law {@code X(N) = γN/(1 + α(N − 1) + βN(N − 1))} fitted to measured throughputs: Gunther,
 * "Guerrilla Capacity Planning", Springer 2007, after "The Practical Performance Analyst", McGraw-Hill 1993.
 *
 * <p>The method is bounded non-linear least squares of the throughputs on all three coefficients, over α ≥ 0 and β ≥ 0.
 * Other methods give other coefficients on the same data: so does Gunther's, a quadratic through N/X, which weighs the
 * points unlike, and so does every fit that takes the throughput measured on one worker for γ.
 *
 * <p>The intervals are the linearised ones: a coefficient ± Student's t for n − 3 degrees of freedom times its standard
 * error, from the Jacobian at the minimum, cut off at 0 (Bates and Watts, "Nonlinear Regression Analysis and Its
 * Applications", Wiley 1988). They hold if the errors are independent, normal and of one size. Where a coefficient lies
 * on its bound, those of the others hold for that value of it.
 *
 * @param alpha contention: the share of the work that waits for a shared resource
 * @param beta coherency: the cost of keeping each two workers consistent
 * @param gamma throughput of one worker, as the fit sees it
 * @param residual residual standard error {@code √(Σ(X − fit)²/(n − 3))}, in units of throughput; NaN for three points
 * @param warnings why the fit must not be believed or extrapolated; empty if nothing speaks against it
 */
public record UslFit(Coefficient alpha, Coefficient beta, Coefficient gamma, double residual, List<String> warnings) {
    private static final int COEFFICIENTS = 3;
    private static final double CONFIDENCE = 0.95;

    public UslFit {
        warnings = List.copyOf(warnings);
    }

    /**
     * A fitted coefficient.
     *
     * @param value at least 0
     * @param interval where it lies with a confidence of 95 %; null on the bound, for three points, and where the points
     *     do not determine it
     */
    public record Coefficient(double value, @Nullable Interval interval) {
        /** Returns whether the value is exactly 0, the least that it may be: then there is no interval. */
        public boolean onBound() {
            return value == 0;
        }
    }

    /**
     * A range of values.
     *
     * @param low its lower end
     * @param high its upper end
     */
    public record Interval(double low, double high) {
        /** Returns whether a value lies in the range or on one of its ends. */
        public boolean contains(double value) {
            return low <= value && value <= high;
        }
    }

    /** Returns the fit to throughputs of which no graph is known, as {@link #of(int[], double[], double)} does. */
    public static Optional<UslFit> of(int[] workers, double[] throughputs) {
        return of(workers, throughputs, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns the fit, or nothing if fewer than three numbers of workers were measured, which do not determine three
     * coefficients.
     *
     * @param workers N of each point, at least 1, in any order; may be given more than once
     * @param throughputs X of each point, in any unit, finite and above 0
     * @param speedupLimit the speedup that the graph allows on any number of workers, its
     *     {@link WorkSpan#parallelism() parallelism}; infinite, or 0 as of a graph without work, if it is not known
     * @throws IllegalArgumentException if the arguments are not as described
     */
    public static Optional<UslFit> of(int[] workers, double[] throughputs, double speedupLimit) {
        return of(workers, throughputs, speedupLimit, Integer.MAX_VALUE);
    }

    /** Returns the fit to points measured on a machine of so many processors, as {@link #of(int[], double[], double)} does. */
    static Optional<UslFit> of(int[] workers, double[] throughputs, double speedupLimit, int processors) {
        requireValid(workers, throughputs, speedupLimit);
        double[] n = Arrays.stream(workers).asDoubleStream().toArray();
        if (Arrays.stream(n).distinct().count() < COEFFICIENTS) {
            return Optional.empty();
        }
        UslLeastSquares fit = new UslLeastSquares(n, throughputs);
        int degreesOfFreedom = n.length - COEFFICIENTS;
        double residual = degreesOfFreedom > 0 ? Math.sqrt(fit.squares() / degreesOfFreedom) : Double.NaN;
        double[] values = fit.coefficients();
        double[] errors = fit.errorFactors();
        Coefficient[] coefficients = new Coefficient[COEFFICIENTS];
        Arrays.setAll(
                coefficients,
                at -> new Coefficient(values[at], interval(values[at], residual * errors[at], degreesOfFreedom)));
        UslFit bare = new UslFit(coefficients[0], coefficients[1], coefficients[2], residual, List.of());
        return Optional.of(new UslFit(
                bare.alpha, bare.beta, bare.gamma, residual, bare.warnings(n, throughputs, speedupLimit, processors)));
    }

    /** Returns the throughput that the fit gives. */
    public double throughput(double workers) {
        double n1 = workers - 1;
        return gamma.value * workers / (1 + alpha.value * n1 + beta.value * workers * n1);
    }

    /**
     * Returns the number of workers with the highest throughput, {@code √((1 − α)/β)}, a whole number by chance only;
     * infinite if the throughput never falls, 1 if it never rises.
     */
    public double peakWorkers() {
        if (alpha.value >= 1) {
            return 1;
        }
        return Math.max(1, Math.sqrt((1 - alpha.value) / beta.value));
    }

    /** Returns the highest throughput: that of {@link #peakWorkers()}, or where it lies at infinity, the limit γ/α. */
    public double peakThroughput() {
        double peak = peakWorkers();
        return Double.isInfinite(peak) ? limitByContention() : throughput(peak);
    }

    /** Returns γ/α, which no number of workers could exceed if α alone held them back; infinite if α is 0. */
    public double limitByContention() {
        return gamma.value / alpha.value;
    }

    private static @Nullable Interval interval(double value, double error, int degreesOfFreedom) {
        if (Double.isNaN(error)) {
            return null;
        }
        double reach = error * new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        return new Interval(Math.max(0, value - reach), value + reach);
    }

    private List<String> warnings(double[] workers, double[] throughputs, double speedupLimit, int processors) {
        FitWarnings warnings = new FitWarnings(workers)
                .aboutTooFew()
                .aboutTheGraph(
                        speedupLimit > 0 ? speedupLimit : Double.POSITIVE_INFINITY, peakThroughput() / gamma.value);
        if (alpha.onBound()) {
            warnings.aboutTheBound("contention α", 0, "it has no interval");
        }
        if (beta.onBound()) {
            warnings.aboutTheBound("coherency β", 0, "the fit has no peak, and β no interval");
        }
        if (workers.length > COEFFICIENTS && gamma.interval == null) {
            warnings.about("the points do not determine all coefficients: there are no intervals");
        }
        double most = Arrays.stream(workers).max().orElse(1);
        if (peakWorkers() > most && Double.isFinite(peakWorkers())) {
            warnings.about("the peak lies beyond the " + Math.round(most) + " workers measured");
        }
        return warnings.aboutTheMachine(processors)
                .aboutTheResidual(
                        residual,
                        throughputs,
                        "throughputs by " + Quantity.percent(residual / max(throughputs)) + " of the highest")
                .toList();
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    private static void requireValid(int[] workers, double[] throughputs, double speedupLimit) {
        if (workers.length != throughputs.length) {
            throw new IllegalArgumentException("there must be one throughput per number of workers, but there are "
                    + throughputs.length + " and " + workers.length);
        }
        if (Arrays.stream(workers).anyMatch(each -> each < 1)) {
            throw new IllegalArgumentException(
                    "numbers of workers must be at least 1, but were " + Arrays.toString(workers));
        }
        if (!Arrays.stream(throughputs).allMatch(each -> each > 0 && Double.isFinite(each))) {
            throw new IllegalArgumentException(
                    "throughputs must be finite and above 0, but were " + Arrays.toString(throughputs));
        }
        if (!(speedupLimit >= 0)) {
            throw new IllegalArgumentException("speedup limit must be at least 0, but was " + speedupLimit);
        }
    }
}

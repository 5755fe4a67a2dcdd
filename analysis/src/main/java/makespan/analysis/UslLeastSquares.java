package makespan.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * The least squares of {@link UslFit}: α, β and γ that bring {@code γN/(1 + αN₁ + βN₂)}, with {@code N₁ = N − 1} and
 * {@code N₂ = N(N − 1)}, closest to the throughputs, over α ≥ 0 and β ≥ 0.
 *
 * <p>A minimum lies inside that range or on one of its faces: α = 0, β = 0, or both. On each face the coefficients that
 * are free there are sought by Levenberg and Marquardt's method, projected into the range, from the best point of a
 * coarse grid; the best face wins. So a coefficient on its bound is exactly 0, and not small because the search ended
 * beside it. All is computed with N₁, N₂ and the throughputs divided by their largest values.
 */
final class UslLeastSquares {
    private static final int ALPHA = 0;
    private static final int BETA = 1;
    private static final int GAMMA = 2;
    private static final int COEFFICIENTS = 3;

    /** Faces by their free coefficients, smaller ones first: a larger one must be better than those within it. */
    private static final int[][] FACES = {{GAMMA}, {ALPHA, GAMMA}, {BETA, GAMMA}, {ALPHA, BETA, GAMMA}};

    /** Half powers of ten from 10⁻³ to 10³. */
    private static final double[] GRID = IntStream.rangeClosed(-6, 6)
            .mapToDouble(half -> Math.pow(10, half / 2.0))
            .toArray();

    private static final double[] ZERO = {0};
    private static final int MOST_STEPS = 2000;
    private static final double TOLERANCE = 1e-12;
    private static final double RELATIVE_GAIN = 1e-12;
    private static final double ROUNDING = 1e-20;
    private static final double SINGULAR = 1e-13;

    private final double[] n;
    private final double[] n1;
    private final double[] n2;
    private final double[] x;
    private final double most;
    /** By which the coefficients of the divided values are multiplied to get those of the given ones. */
    private final double[] units;

    private final double[] minimum;

    /**
     * @param workers N, at least 1, of which at least three differ
     * @param throughputs X, finite and above 0
     */
    UslLeastSquares(double[] workers, double[] throughputs) {
        double largest = Arrays.stream(workers).max().orElseThrow();
        most = Arrays.stream(throughputs).max().orElseThrow();
        n = Arrays.stream(workers).map(each -> each / largest).toArray();
        n1 = Arrays.stream(workers).map(each -> (each - 1) / (largest - 1)).toArray();
        n2 = Arrays.stream(workers)
                .map(each -> each * (each - 1) / (largest * (largest - 1)))
                .toArray();
        x = Arrays.stream(throughputs).map(each -> each / most).toArray();
        units = new double[] {1 / (largest - 1), 1 / (largest * (largest - 1)), most / largest};
        double[] best = withGamma(0, 0);
        for (int[] face : FACES) {
            double[] found = search(face);
            if (squares(found) < squares(best) * (1 - RELATIVE_GAIN) - ROUNDING * x.length) {
                best = found;
            }
        }
        minimum = best;
    }

    /** Returns α, β and γ. */
    double[] coefficients() {
        double[] coefficients = new double[COEFFICIENTS];
        Arrays.setAll(coefficients, at -> minimum[at] * units[at]);
        return coefficients;
    }

    /** Returns the sum of the squared residuals. */
    double squares() {
        return squares(minimum) * most * most;
    }

    /**
     * Returns the square root of the diagonal of the inverse of JᵀJ, where J is the Jacobian at the minimum with respect
     * to the coefficients that are not on their bound: times the residual standard error, it is their standard error.
     * NaN for a coefficient on its bound, and for all where the points do not determine them.
     */
    double[] errorFactors() {
        double[] factors = new double[COEFFICIENTS];
        Arrays.fill(factors, Double.NaN);
        int[] free =
                IntStream.range(0, COEFFICIENTS).filter(at -> minimum[at] > 0).toArray();
        RealMatrix jacobian = jacobian(minimum, free);
        double[] norms = new double[free.length];
        for (int column = 0; column < free.length; column++) {
            norms[column] = jacobian.getColumnVector(column).getNorm();
            jacobian.setColumnVector(column, jacobian.getColumnVector(column).mapDivide(norms[column]));
        }
        DecompositionSolver solver = new QRDecomposition(jacobian.transposeMultiply(jacobian), SINGULAR).getSolver();
        if (solver.isNonSingular()) {
            RealMatrix inverse = solver.getInverse();
            for (int at = 0; at < free.length; at++) {
                factors[free[at]] = Math.sqrt(inverse.getEntry(at, at)) / norms[at] * units[free[at]] / most;
            }
        }
        return factors;
    }

    private double[] search(int[] face) {
        double[] start = bestOfGrid(face);
        LeastSquaresBuilder problem = new LeastSquaresBuilder()
                .start(Arrays.stream(face).mapToDouble(at -> start[at]).toArray())
                .target(x)
                .model(point -> {
                    double[] all = spread(point, face);
                    return new Pair<>(new ArrayRealVector(values(all), false), jacobian(all, face));
                })
                .parameterValidator(point -> point.map(value -> Math.max(0, value)))
                .maxEvaluations(MOST_STEPS)
                .maxIterations(MOST_STEPS);
        RealVector found = new LevenbergMarquardtOptimizer()
                .withCostRelativeTolerance(TOLERANCE)
                .withParameterRelativeTolerance(TOLERANCE)
                .optimize(problem.build())
                .getPoint();
        return spread(found, face);
    }

    private double[] bestOfGrid(int[] face) {
        double[] best = withGamma(0, 0);
        for (double alpha : candidates(face, ALPHA)) {
            for (double beta : candidates(face, BETA)) {
                double[] candidate = withGamma(alpha, beta);
                best = squares(candidate) < squares(best) ? candidate : best;
            }
        }
        return best;
    }

    private static double[] candidates(int[] face, int coefficient) {
        return Arrays.stream(face).anyMatch(each -> each == coefficient) ? GRID : ZERO;
    }

    /** Returns the coefficients with the γ of the least squares for the given α and β. */
    private double[] withGamma(double alpha, double beta) {
        double[] shape = values(new double[] {alpha, beta, 1});
        double product = 0;
        double square = 0;
        for (int at = 0; at < x.length; at++) {
            product += x[at] * shape[at];
            square += shape[at] * shape[at];
        }
        return new double[] {alpha, beta, product / square};
    }

    private static double[] spread(RealVector point, int[] face) {
        double[] all = new double[COEFFICIENTS];
        for (int at = 0; at < face.length; at++) {
            all[face[at]] = point.getEntry(at);
        }
        return all;
    }

    private double squares(double[] coefficients) {
        double[] values = values(coefficients);
        double sum = 0;
        for (int at = 0; at < x.length; at++) {
            sum += (x[at] - values[at]) * (x[at] - values[at]);
        }
        return sum;
    }

    private double[] values(double[] coefficients) {
        double[] values = new double[x.length];
        Arrays.setAll(values, at -> coefficients[GAMMA] * n[at] / denominator(coefficients, at));
        return values;
    }

    private RealMatrix jacobian(double[] coefficients, int[] face) {
        RealMatrix jacobian = new Array2DRowRealMatrix(x.length, face.length);
        for (int at = 0; at < x.length; at++) {
            double denominator = denominator(coefficients, at);
            double value = coefficients[GAMMA] * n[at] / denominator;
            double[] row = {-value * n1[at] / denominator, -value * n2[at] / denominator, n[at] / denominator};
            for (int column = 0; column < face.length; column++) {
                jacobian.setEntry(at, column, row[face[column]]);
            }
        }
        return jacobian;
    }

    private double denominator(double[] coefficients, int at) {
        return 1 + coefficients[ALPHA] * n1[at] + coefficients[BETA] * n2[at];
    }
}

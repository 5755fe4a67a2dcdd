package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UslFitTest {
    private static final int[] WORKERS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32};

    @Test
    void anExactCurveIsFittedExactlyInAnyUnit() {
        for (double alpha : new double[] {1e-4, 0.02, 0.3, 1.5}) {
            for (double beta : new double[] {1e-7, 1e-4, 0.02, 0.5}) {
                for (double gamma : new double[] {1e-9, 1, 3e12}) {
                    UslFit fit = fit(WORKERS, curve(alpha, beta, gamma, WORKERS));
                    String message = alpha + " " + beta + " " + gamma;

                    assertEquals(alpha, fit.alpha().value(), 1e-8, message);
                    assertEquals(beta, fit.beta().value(), 1e-9, message);
                    assertEquals(gamma, fit.gamma().value(), 1e-7 * gamma, message);
                    assertEquals(0, fit.residual(), 1e-8 * gamma, message);
                }
            }
        }
    }

    @Test
    void aCoefficientThatIsZeroIsExactlyOnItsBoundAndSaysSo() {
        UslFit noBeta = fit(WORKERS, curve(0.05, 0, 20, WORKERS));
        assertEquals(new UslFit.Coefficient(0, null), noBeta.beta());
        assertEquals(0.05, noBeta.alpha().value(), 1e-9);
        assertFalse(noBeta.alpha().onBound());
        assertEquals(Double.POSITIVE_INFINITY, noBeta.peakWorkers());
        assertEquals(400, noBeta.peakThroughput(), 1e-6);
        assertEquals(
                List.of("the coherency β lies on its bound 0: the fit has no peak, and β no interval"),
                noBeta.warnings());

        UslFit noAlpha = fit(WORKERS, curve(0, 0.01, 20, WORKERS));
        assertEquals(new UslFit.Coefficient(0, null), noAlpha.alpha());
        assertEquals(0.01, noAlpha.beta().value(), 1e-10);
        assertEquals(10, noAlpha.peakWorkers(), 1e-6);
        assertEquals(Double.POSITIVE_INFINITY, noAlpha.limitByContention());
        assertEquals(List.of("the contention α lies on its bound 0: it has no interval"), noAlpha.warnings());

        UslFit linear = fit(WORKERS, curve(0, 0, 20, WORKERS));
        assertTrue(linear.alpha().onBound() && linear.beta().onBound());
        assertEquals(20, linear.gamma().value(), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, linear.peakThroughput());
    }

    /** A bent curve that would be fitted best by a coefficient below its range ends on the bound, not beside it. */
    @Test
    void aCurveBetterThanLinearEndsOnBothBounds() {
        double[] superlinear =
                Arrays.stream(WORKERS).mapToDouble(n -> n * (1 + n / 100.0)).toArray();
        UslFit fit = fit(WORKERS, superlinear);

        assertTrue(fit.alpha().onBound() && fit.beta().onBound());
        double products = IntStream.range(0, WORKERS.length)
                .mapToDouble(i -> WORKERS[i] * superlinear[i])
                .sum();
        double squares = Arrays.stream(WORKERS).mapToDouble(n -> n * (double) n).sum();
        assertEquals(products / squares, fit.gamma().value(), 1e-12);
    }

    @Test
    void noFittedCurveIsBeatenByAnyNearbyOne() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] noisy = noisy(random.nextDouble() * 0.1, random.nextDouble() * 0.005, 1, 0.2, WORKERS, seed);
            UslFit fit = fit(WORKERS, noisy);
            double best = squares(
                    noisy, fit.alpha().value(), fit.beta().value(), fit.gamma().value());
            for (int trial = 0; trial < 200; trial++) {
                double reach = Math.pow(10, -4 * random.nextDouble());
                double alpha = Math.max(0, fit.alpha().value() + 0.1 * reach * (random.nextDouble() - 0.5));
                double beta = Math.max(0, fit.beta().value() + 0.01 * reach * (random.nextDouble() - 0.5));
                double gamma = fit.gamma().value() * (1 + 0.2 * reach * (random.nextDouble() - 0.5));
                assertTrue(squares(noisy, alpha, beta, gamma) >= best * (1 - 1e-9), "seed " + seed);
            }
        }
    }

    @Test
    void theIntervalsHoldTheTruthAboutAsOftenAsTheySay() {
        int draws = 300;
        int[] held = new int[3];
        for (long seed = 0; seed < draws; seed++) {
            UslFit fit = fit(WORKERS, noisy(0.05, 0.002, 10, 1, WORKERS, seed));
            held[0] += holds(fit.alpha(), 0.05);
            held[1] += holds(fit.beta(), 0.002);
            held[2] += holds(fit.gamma(), 10);
        }
        for (int count : held) {
            assertTrue(count >= 0.90 * draws && count <= 0.99 * draws, Arrays.toString(held) + " of " + draws);
        }
    }

    @Test
    void anythingMeasuredIsFittedWithinTheRange() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] workers = random.ints(3 + random.nextInt(6), 1, 2 + random.nextInt(1000))
                    .toArray();
            double[] throughputs = Arrays.stream(workers)
                    .mapToDouble(n -> Math.pow(10, 6 * random.nextDouble() - 3))
                    .toArray();
            Optional<UslFit> fit = UslFit.of(workers, throughputs);
            String message = "seed " + seed + ": " + fit;

            assertEquals(Arrays.stream(workers).distinct().count() >= 3, fit.isPresent(), message);
            fit.ifPresent(f -> {
                assertTrue(f.alpha().value() >= 0 && Double.isFinite(f.alpha().value()), message);
                assertTrue(f.beta().value() >= 0 && Double.isFinite(f.beta().value()), message);
                assertTrue(f.gamma().value() > 0 && Double.isFinite(f.gamma().value()), message);
                assertTrue(f.peakWorkers() >= 1, message);
            });
        }
    }

    @Test
    void threePointsAreFittedWithoutResidualErrorAndIntervals() {
        int[] three = {1, 4, 8};
        UslFit fit = fit(three, curve(0.05, 0.01, 1, three));

        assertEquals(0.05, fit.alpha().value(), 1e-9);
        assertTrue(Double.isNaN(fit.residual()));
        assertNull(fit.alpha().interval());
        assertNull(fit.gamma().interval());
        assertEquals(
                List.of(
                        "fitted to 3 numbers of workers, fewer than four",
                        "the peak lies beyond the 8 workers measured"),
                fit.warnings());
    }

    @Test
    void manyPointsOnFewNumbersOfWorkersAreFew() {
        int[] repeated = {1, 1, 4, 4, 12, 12};
        UslFit fit = fit(repeated, curve(0.05, 0.01, 1, repeated));

        assertEquals(List.of("fitted to 6 points on 3 numbers of workers, fewer than four"), fit.warnings());
        assertEquals(Optional.empty(), UslFit.of(new int[] {1, 1, 2, 2}, new double[] {1, 1, 2, 2}));
    }

    @Test
    void theFitSaysWhereTheGraphLimitsTheCurveAndWhereItWill() {
        int[] workers = {1, 2, 3, 4};
        double[] throughputs = curve(0.01, 0.001, 1, workers);

        assertEquals(
                List.of(
                        "the graph, which allows at most 4.0×, limits this curve at 2, 3, 4 workers: the fit describes it"
                                + " and predicts nothing",
                        "the peak lies beyond the 4 workers measured"),
                UslFit.of(workers, throughputs, 4).orElseThrow().warnings());
        assertEquals(
                List.of(
                        "all numbers of workers lie below the graph's limit of 10×, which the fit does not know: it"
                                + " promises up to 14×",
                        "the peak lies beyond the 4 workers measured"),
                UslFit.of(workers, throughputs, 10).orElseThrow().warnings());
        assertEquals(
                List.of("the peak lies beyond the 4 workers measured"),
                UslFit.of(workers, throughputs, 100).orElseThrow().warnings());
        assertEquals(
                UslFit.of(workers, throughputs),
                UslFit.of(workers, throughputs, 0),
                "a graph without work has no parallelism");
    }

    @Test
    void aCurveThatIsNoneOfThisLawIsReportedAsMissed() {
        UslFit fit = fit(new int[] {1, 2, 3, 4, 5, 6}, new double[] {1, 3, 1, 3, 1, 3});

        assertTrue(
                fit.warnings()
                        .contains("the fit misses the measured throughputs by " + Quantity.percent(fit.residual() / 3)
                                + " of the highest"),
                fit.warnings().toString());
    }

    @Test
    void aThroughputThatOnlyFallsHasItsPeakOnOneWorker() {
        UslFit fit = fit(WORKERS, curve(1.2, 0.01, 5, WORKERS));

        assertEquals(1, fit.peakWorkers());
        assertEquals(5, fit.peakThroughput(), 1e-8);
    }

    @Test
    void measurementsThatMakeNoSenseAreRefused() {
        assertEquals(
                "there must be one throughput per number of workers, but there are 1 and 2",
                refused(new int[] {1, 2}, new double[] {1}, 1));
        assertEquals(
                "numbers of workers must be at least 1, but were [0, 2]",
                refused(new int[] {0, 2}, new double[] {1, 2}, 1));
        assertEquals(
                "throughputs must be finite and above 0, but were [1.0, NaN]",
                refused(new int[] {1, 2}, new double[] {1, Double.NaN}, 1));
        assertEquals("speedup limit must be at least 0, but was -1.0", refused(new int[] {1}, new double[] {1}, -1));
    }

    private static String refused(int[] workers, double[] throughputs, double limit) {
        return Objects.requireNonNull(
                assertThrows(IllegalArgumentException.class, () -> UslFit.of(workers, throughputs, limit))
                        .getMessage());
    }

    private static UslFit fit(int[] workers, double[] throughputs) {
        return UslFit.of(workers, throughputs).orElseThrow();
    }

    private static int holds(UslFit.Coefficient coefficient, double truth) {
        UslFit.Interval interval = coefficient.interval();
        return interval != null && interval.contains(truth) ? 1 : 0;
    }

    private static double[] curve(double alpha, double beta, double gamma, int[] workers) {
        return Arrays.stream(workers)
                .mapToDouble(n -> law(alpha, beta, gamma, n))
                .toArray();
    }

    /** The curve with normal errors of the given standard deviation. */
    private static double[] noisy(double alpha, double beta, double gamma, double deviation, int[] workers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Arrays.stream(workers)
                .mapToDouble(n -> Math.max(1e-3, law(alpha, beta, gamma, n) + deviation * random.nextGaussian()))
                .toArray();
    }

    private static double squares(double[] measured, double alpha, double beta, double gamma) {
        return IntStream.range(0, WORKERS.length)
                .mapToDouble(i -> Math.pow(measured[i] - law(alpha, beta, gamma, WORKERS[i]), 2))
                .sum();
    }

    private static double law(double alpha, double beta, double gamma, int n) {
        return gamma * n / (1 + alpha * (n - 1) + beta * n * (n - 1));
    }
}

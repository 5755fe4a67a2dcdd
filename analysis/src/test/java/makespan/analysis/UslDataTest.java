package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import makespan.format.RealInputs;
import makespan.format.RealInputs.Row;
import org.junit.jupiter.api.Test;

/**
 * Compares with an independent implementation's fits of throughputs that others measured.
 */
class UslDataTest {
    private static final List<String> COLUMNS =
            List.of("alpha", "beta", "gamma", "rse", "peakN", "peakX", "amdahl_limit");

    private record Points(List<Integer> workers, List<Double> throughputs) {
        UslFit fit() {
            return UslFit.of(
                            workers.stream().mapToInt(Integer::intValue).toArray(),
                            throughputs.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray())
                    .orElseThrow();
        }
    }

    @Test
    void everyBoundedFitOfThreeCoefficientsHasTheExpectedNumbers() throws IOException {
        List<Row> rows = rows().stream()
                .filter(row -> row.text("method").equals("nls3 bounded"))
                .toList();
        assertEquals(4, rows.size());
        for (Row row : rows) {
            Points points = points(row);
            UslFit fit = points.fit();
            double[] ours = {
                fit.alpha().value(),
                fit.beta().value(),
                fit.gamma().value(),
                fit.residual(),
                fit.peakWorkers(),
                fit.peakThroughput(),
                fit.limitByContention()
            };
            assertEquals(row.integer("n"), points.workers().size(), row.text("dataset"));
            assertAll(
                    row.text("dataset"),
                    IntStream.range(0, ours.length)
                            .mapToObj(at -> () -> assertEquals(
                                    row.number(COLUMNS.get(at)), ours[at], tolerance(row, at), COLUMNS.get(at))));
            assertEquals(row.number("beta") == 0, fit.beta().onBound(), row.text("dataset"));
        }
    }

    /** Estimate ± 2.776445 standard errors, which a separate program got from JᵀJ by Gauss's elimination. */
    @Test
    void theIntervalsAreThoseOfTheLinearisedFit() throws IOException {
        Row specsdm91 = rows().get(3);
        UslFit fit = points(specsdm91).fit();

        assertEquals("specsdm91", specsdm91.text("dataset"));
        assertEquals(0.0277284756 + 2.776445 * 0.0091217318, high(fit.alpha()), 1e-7);
        assertEquals(0.000104365484 + 2.776445 * 1.98752709e-5, high(fit.beta()), 1e-9);
        assertEquals(89.9952331 + 2.776445 * 14.2134894, high(fit.gamma()), 1e-3);
    }

    private static double high(UslFit.Coefficient coefficient) {
        return Objects.requireNonNull(coefficient.interval()).high();
    }

    /** The fit that takes the throughput on one worker for γ, and Gunther's quadratic, are not what is reported. */
    @Test
    void noFitByAnotherMethodIsWhatIsReported() throws IOException {
        List<Row> others = rows().stream()
                .filter(row -> !row.text("method").equals("nls3 bounded"))
                .toList();
        assertEquals(8, others.size());
        for (Row row : others) {
            UslFit fit = points(row).fit();
            String message = row.text("dataset") + " " + row.text("method");

            assertNotEquals(row.number("alpha"), fit.alpha().value(), 1e-4 * row.number("alpha"), message);
            assertNotEquals(row.number("beta"), fit.beta().value(), 1e-6 * row.number("beta"), message);
            assertNotEquals(row.number("gamma"), fit.gamma().value(), 1e-6 * row.number("gamma"), message);
        }
    }

    /** Four significant digits; the residual error of the rounded analytic curve is given to one. */
    private static double tolerance(Row row, int at) {
        double expected = row.number(COLUMNS.get(at));
        boolean oneDigit = at == 3 && row.text("dataset").startsWith("analytic");
        return oneDigit ? 5e-6 : Double.isInfinite(expected) || expected == 0 ? 0 : 5e-5 * expected;
    }

    private static List<Row> rows() throws IOException {
        return RealInputs.rows("usl_fits.csv");
    }

    private static Points points(Row row) throws IOException {
        if (row.text("dataset").startsWith("analytic")) {
            return analytic();
        }
        String file = row.text("dataset").replaceFirst("\\[.*", "") + ".csv";
        List<String[]> cells = Files.readAllLines(RealInputs.path("usl").resolve(file)).stream()
                .skip(1)
                .limit(row.integer("n"))
                .map(line -> line.split(",", -1))
                .toList();
        return new Points(
                cells.stream().map(line -> Integer.valueOf(line[0])).toList(),
                cells.stream().map(line -> Double.valueOf(line[1])).toList());
    }

    /** The law with α = β = 0.02 and γ = 1, to four decimals. */
    private static Points analytic() {
        List<Integer> workers = List.of(1, 2, 4, 6, 8, 10);
        return new Points(
                workers,
                workers.stream()
                        .map(n -> Math.rint(1e4 * n / (1 + 0.02 * (n - 1) + 0.02 * n * (n - 1))) / 1e4)
                        .toList());
    }
}

package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Compares with an independent implementation's fits of throughputs that others measured. Reads them from the folder that
 * the system property {@code makespan.data} names.
 */
class UslDataTest {
    private final Path data = Path.of(System.getProperty("makespan.data", "missing"));

    private record Row(String dataset, int points, String method, List<Double> numbers) {
        static Row of(String line) {
            String[] cells = line.split(",", -1);
            return new Row(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    cells[2],
                    Arrays.stream(cells).skip(3).map(Row::number).toList());
        }

        private static Double number(String cell) {
            return cell.isEmpty()
                    ? Double.NaN
                    : cell.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(cell);
        }

        double alpha() {
            return numbers.get(0);
        }

        double beta() {
            return numbers.get(1);
        }

        double gamma() {
            return numbers.get(2);
        }
    }

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

    @BeforeEach
    void theDataIsPresent() {
        assumeTrue(Files.isDirectory(data.resolve("usl")), "no throughputs in " + data);
    }

    @Test
    void everyBoundedFitOfThreeCoefficientsHasTheExpectedNumbers() throws IOException {
        List<Row> rows = rows().stream()
                .filter(row -> row.method().equals("nls3 bounded"))
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
            assertEquals(row.points(), points.workers().size(), row.dataset());
            assertAll(
                    row.dataset(),
                    IntStream.range(0, ours.length)
                            .mapToObj(at -> () -> assertEquals(
                                    row.numbers().get(at), ours[at], tolerance(row, at), "column " + (at + 3))));
            assertEquals(row.beta() == 0, fit.beta().onBound(), row.dataset());
        }
    }

    /** Estimate ± 2.776445 standard errors, which a separate program got from JᵀJ by Gauss's elimination. */
    @Test
    void theIntervalsAreThoseOfTheLinearisedFit() throws IOException {
        Row specsdm91 = rows().get(3);
        UslFit fit = points(specsdm91).fit();

        assertEquals("specsdm91", specsdm91.dataset());
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
                .filter(row -> !row.method().equals("nls3 bounded"))
                .toList();
        assertEquals(8, others.size());
        for (Row row : others) {
            UslFit fit = points(row).fit();
            String message = row.dataset() + " " + row.method();

            assertNotEquals(row.alpha(), fit.alpha().value(), 1e-4 * row.alpha(), message);
            assertNotEquals(row.beta(), fit.beta().value(), 1e-6 * row.beta(), message);
            assertNotEquals(row.gamma(), fit.gamma().value(), 1e-6 * row.gamma(), message);
        }
    }

    /** Four significant digits; the residual error of the rounded analytic curve is given to one. */
    private static double tolerance(Row row, int at) {
        double expected = row.numbers().get(at);
        boolean oneDigit = at == 3 && row.dataset().startsWith("analytic");
        return oneDigit ? 5e-6 : Double.isInfinite(expected) || expected == 0 ? 0 : 5e-5 * expected;
    }

    private List<Row> rows() throws IOException {
        return Files.readAllLines(data.resolve("expected").resolve("usl_fits.csv")).stream()
                .skip(1)
                .map(Row::of)
                .toList();
    }

    private Points points(Row row) throws IOException {
        if (row.dataset().startsWith("analytic")) {
            return analytic();
        }
        String file = row.dataset().replaceFirst("\\[.*", "") + ".csv";
        List<String[]> cells = Files.readAllLines(data.resolve("usl").resolve(file)).stream()
                .skip(1)
                .limit(row.points())
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

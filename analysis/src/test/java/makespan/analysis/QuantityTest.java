package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "-0.0, 0 s",
        "95e-9, 95 ns",
        "1.5e-6, 1.5 µs",
        "850e-6, 850 µs",
        "0.0009996, 1 ms",
        "0.0123, 12.3 ms",
        "0.2, 200 ms",
        "0.99949, 999 ms",
        "1, 1 s",
        "1.236, 1.24 s",
        "99.94, 99.9 s",
        "99.96, 1 min 40 s",
        "125, 2 min 05 s",
        "3599.6, 1 h 00 min",
        "3720, 1 h 02 min",
        "-0.5, −500 ms",
    })
    void durationsHaveThreeDigitsAndASensibleUnit(double seconds, String text) {
        assertEquals(text, Quantity.duration(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "0.0001, <0.1 %",
        "0.0044, 0.4 %",
        "0.0096, 1 %",
        "0.87, 87 %",
        "1, 100 %",
        "-0.0, 0 %",
        "-0.12, −12 %"
    })
    void percentagesAreWholeFromOneOn(double fraction, String text) {
        assertEquals(text, Quantity.percent(fraction));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0×", "2.94, 2.9×", "9.96, 10×", "12.4, 12×"})
    void speedupsHaveTwoDigits(double speedup, String text) {
        assertEquals(text, Quantity.speedup(speedup));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 tasks", "1, 1 task", "2, 2 tasks"})
    void countsAgreeWithTheirNoun(long count, String text) {
        assertEquals(text, Quantity.count(count, "task"));
    }

    @Test
    void changes() {
        assertEquals("+12 %", Quantity.change(0.12));
        assertEquals("−0.4 %", Quantity.change(-0.004));
        assertEquals("<0.1 %", Quantity.change(-0.00004));
        assertEquals("0 %", Quantity.change(0));
    }
}

package makespan.dsl.units;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes amounts with decimal prefixes. */
final class Decimal {
    private static final String[] PREFIXES = {"", "K", "M", "G", "T"};

    private Decimal() {}

    static String format(double amount, String unit) {
        int prefix = 0;
        double scaled = amount;
        while (scaled >= 1000 && prefix < PREFIXES.length - 1) {
            scaled /= 1000;
            prefix++;
        }
        String number = new BigDecimal(scaled)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
        return number + " " + PREFIXES[prefix] + unit;
    }
}

package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankTestTest {
    /** Of the 20 ways to rank three and three values, one has all nine pairs in order, and one more has eight. */
    @Test
    void threeAgainstThree() {
        double[] low = {1, 2, 3};
        assertEquals(1.0 / 20, RankTest.probability(low, new double[] {4, 5, 6}), 1e-12);
        assertEquals(2.0 / 20, RankTest.probability(low, new double[] {2.5, 5, 6}), 1e-12);
        assertEquals(1, RankTest.probability(new double[] {4, 5, 6}, low), 1e-12);
        assertEquals(1, RankTest.probability(low, new double[] {1, 1, 1}), 1e-12, "ties are not in order");
    }

    /** Oracle: all ways to choose which of the ranks are the larger ones. */
    @Test
    void agreesWithCountingAllArrangements() {
        Random random = new Random(3);
        for (int trial = 0; trial < 50; trial++) {
            double[] one = random.doubles(4).toArray();
            double[] other = random.doubles(1 + random.nextInt(5)).toArray();
            int ranks = one.length + other.length;
            int all = 0;
            int asMany = 0;
            for (int chosen = 0; chosen < 1 << ranks; chosen++) {
                if (Integer.bitCount(chosen) == other.length) {
                    all++;
                    asMany += pairs(chosen, ranks) >= pairs(one, other) ? 1 : 0;
                }
            }
            assertEquals((double) asMany / all, RankTest.probability(one, other), 1e-12);
        }
    }

    private static int pairs(double[] smaller, double[] larger) {
        int pairs = 0;
        for (double low : smaller) {
            for (double high : larger) {
                pairs += high > low ? 1 : 0;
            }
        }
        return pairs;
    }

    private static int pairs(int chosen, int ranks) {
        int pairs = 0;
        for (int high = 0; high < ranks; high++) {
            for (int low = 0; low < high; low++) {
                pairs += (chosen >> high & 1) == 1 && (chosen >> low & 1) == 0 ? 1 : 0;
            }
        }
        return pairs;
    }
}

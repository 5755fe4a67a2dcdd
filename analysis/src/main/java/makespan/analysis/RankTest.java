package makespan.analysis;

/**
 * The exact one-sided rank test of Mann and Whitney, Annals of Mathematical Statistics 18(1), 1947: how likely values are
 * to exceed others so often by chance, if both come from one distribution. Holds for any number of values, where a
 * bootstrap interval of few is too narrow.
 */
final class RankTest {
    private RankTest() {}

    /**
     * Returns the probability that so many pairs or more of a value and another are in this order by chance; ties count
     * as not in order.
     */
    static double probability(double[] smaller, double[] larger) {
        int inOrder = 0;
        for (double low : smaller) {
            for (double high : larger) {
                inOrder += high > low ? 1 : 0;
            }
        }
        double[] ways = ways(smaller.length, larger.length);
        double all = 0;
        double asMany = 0;
        for (int pairs = 0; pairs < ways.length; pairs++) {
            all += ways[pairs];
            asMany += pairs >= inOrder ? ways[pairs] : 0;
        }
        return asMany / all;
    }

    /** Returns in how many arrangements of n and m values each number of pairs is in order, 0 to n·m: Gauss's binomials. */
    private static double[] ways(int n, int m) {
        double[] ways = new double[n * m + 1];
        ways[0] = 1;
        for (int k = 1; k <= n; k++) {
            for (int pairs = ways.length - 1; pairs >= m + k; pairs--) {
                ways[pairs] -= ways[pairs - m - k];
            }
            for (int pairs = k; pairs < ways.length; pairs++) {
                ways[pairs] += ways[pairs - k];
            }
        }
        return ways;
    }
}

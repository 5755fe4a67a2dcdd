package makespan.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import makespan.analysis.TimeBreakdown;

/** The parts of a run's worker time with names for readers, as shares in tenths of a per cent that sum to 100 %. */
final class TimeShares {
    /**
     * One part.
     *
     * @param name in a few words
     * @param meaning in a sentence
     * @param colour of its piece of the bar
     * @param permille share of the total, rounded so that all parts sum to 1000
     */
    record Part(String name, String meaning, String colour, double seconds, int permille) {
        String percent() {
            return permille % 10 == 0
                    ? permille / 10 + " %"
                    : String.format(Locale.ROOT, "%d.%d %%", permille / 10, permille % 10);
        }
    }

    private TimeShares() {}

    /** Returns the parts, work first; empty if no time passed. */
    static List<Part> of(TimeBreakdown time) {
        if (!(time.total() > 0)) {
            return List.of();
        }
        double[] seconds = {time.work(), time.starved(), time.scheduler(), time.blocked(), time.tail()};
        int[] permille = permille(seconds);
        return List.of(
                new Part("working", "ran the bodies of tasks", "#4b5a73", seconds[0], permille[0]),
                new Part(
                        "starved",
                        "no task was ready: those left waited for running ones",
                        "#e69f00",
                        seconds[1],
                        permille[1]),
                new Part("scheduler", "a task was ready but had not started yet", "#cc79a7", seconds[2], permille[2]),
                new Part("waiting for I/O", "only I/O tasks made progress", "#56b4e9", seconds[3], permille[3]),
                new Part("tail", "every task had been started", "#b8bec9", seconds[4], permille[4]));
    }

    /** Rounds by largest remainder (Hamilton's method), so that the parts sum to the whole. */
    private static int[] permille(double[] seconds) {
        double sum = 0;
        for (double part : seconds) {
            sum += Math.max(0, part);
        }
        int[] rounded = new int[seconds.length];
        double[] remainder = new double[seconds.length];
        int left = 1000;
        for (int i = 0; i < seconds.length; i++) {
            double exact = 1000 * Math.max(0, seconds[i]) / sum;
            rounded[i] = (int) exact;
            remainder[i] = exact - rounded[i];
            left -= rounded[i];
        }
        List<Integer> byRemainder =
                new ArrayList<>(IntStream.range(0, seconds.length).boxed().toList());
        byRemainder.sort(Comparator.comparingDouble((Integer i) -> -remainder[i]));
        for (int i = 0; i < left; i++) {
            rounded[byRemainder.get(i % seconds.length)]++;
        }
        return rounded;
    }
}

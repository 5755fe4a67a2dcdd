package makespan.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import makespan.analysis.TimeBreakdown;
import makespan.trace.Trace;

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
        Part withPermille(int rounded) {
            return new Part(name, meaning, colour, seconds, rounded);
        }

        String percent() {
            return permille % 10 == 0
                    ? permille / 10 + " %"
                    : String.format(Locale.ROOT, "%d.%d %%", permille / 10, permille % 10);
        }
    }

    private TimeShares() {}

    /** Returns the parts, work first, contention and the wait for data only if there is some; empty if no time passed. */
    static List<Part> of(TimeBreakdown time, Trace.Origin origin) {
        if (!(time.total() > 0)) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("working", "ran the bodies of tasks", "#4b5a73", time.work(), 0));
        if (time.contention() > 0) {
            parts.add(new Part("contention", "tasks took longer than on one worker", "#d55e00", time.contention(), 0));
        }
        parts.add(starved(origin == Trace.Origin.IMPORTED, time.starved()));
        parts.add(new Part("scheduler", "a task was ready but had not started yet", "#cc79a7", time.scheduler(), 0));
        if (time.transfer() > 0) {
            parts.add(new Part(
                    "waiting for data",
                    "data were on their way, for the next task there or home",
                    "#009e73",
                    time.transfer(),
                    0));
        }
        parts.add(new Part("waiting for I/O", "only I/O tasks made progress", "#56b4e9", time.blocked(), 0));
        parts.add(new Part("tail", "every task had been started", "#b8bec9", time.tail(), 0));
        int[] permille = permille(parts.stream().mapToDouble(Part::seconds).toArray());
        return IntStream.range(0, permille.length)
                .mapToObj(at -> parts.get(at).withPermille(permille[at]))
                .toList();
    }

    /** A trace of another system does not tell when tasks became ready. */
    private static Part starved(boolean imported, double seconds) {
        return imported
                ? new Part("idle", "no task ran; the trace does not say why", "#e69f00", seconds, 0)
                : new Part("starved", "no task was ready: those left waited for running ones", "#e69f00", seconds, 0);
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

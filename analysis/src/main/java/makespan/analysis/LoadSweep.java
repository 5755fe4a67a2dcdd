package makespan.analysis;

import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * By how much the load of a stretch of time exceeds what the workers can do within it, at most. The load of a stretch from
 * a to b is the sum, over all tasks, of what of a task lies in it even if the task runs as early or as late as it can.
 *
 * <p>Looks at every stretch that begins with an earliest or latest start. As a function of its end, the load is a sum of
 * ramps of slope 1, so that the excess is largest where a ramp ends. Ramps begin, and end, in at most three orders that
 * are the same for all beginnings but for a shift, so that they are merged and not sorted: O(n) for each beginning. The
 * stretches that are missing, those that end with an earliest or latest end and begin elsewhere, are those of the mirrored
 * problem. Which stretches suffice: Baptiste, Le Pape and Nuijten, Annals of Operations Research 92, 1999.
 */
final class LoadSweep {
    private final double[] earliest;
    private final double[] latest;
    private final double[] times;
    private final int[] workers;
    private final double[] excess;
    private final int[] byLatest;
    private final int[] byLatestEnd;
    private final int[] byEarliestEnd;
    private final int[] byEndAndStart;
    private final double[] begins;
    private final double[] ends;
    private final double[] merged;

    /**
     * @param earliest earliest start of each task
     * @param latest latest start of each task, not before the earliest
     * @param times of each task, more than 0
     * @param workers numbers of workers
     */
    LoadSweep(double[] earliest, double[] latest, double[] times, int[] workers) {
        this.earliest = earliest;
        this.latest = latest;
        this.times = times;
        this.workers = workers;
        excess = new double[workers.length];
        byLatest = order(task -> latest[task]);
        byLatestEnd = order(task -> latest[task] + times[task]);
        byEarliestEnd = order(this::earliestEnd);
        byEndAndStart = order(task -> earliestEnd(task) + latest[task]);
        begins = new double[times.length];
        ends = new double[times.length];
        merged = new double[times.length];
    }

    /** Returns the largest excess for each number of workers, in their order, per worker and at least 0. */
    double[] excess() {
        DoubleStream.concat(DoubleStream.of(earliest), DoubleStream.of(latest))
                .distinct()
                .forEach(this::from);
        return excess;
    }

    /** Looks at all stretches from an instant. */
    private void from(double start) {
        int ramps = gather(start);
        double load = 0;
        double now = start;
        int running = 0;
        int begun = 0;
        for (int ended = 0; ended < ramps; ) {
            boolean begin = begun < ramps && begins[begun] <= ends[ended];
            double next = begin ? begins[begun] : ends[ended];
            load += running * (next - now);
            now = next;
            if (begin) {
                running++;
                begun++;
            } else {
                running--;
                ended++;
                note(load, now - start);
            }
        }
    }

    private void note(double load, double length) {
        for (int at = 0; at < workers.length; at++) {
            excess[at] = Math.max(excess[at], load / workers[at] - length);
        }
    }

    /** Fills in where ramps begin and end, ascending, and returns their number. */
    private int gather(double start) {
        int count = 0;
        for (int task : byLatest) {
            if (earliestEnd(task) > start) {
                begins[count++] = Math.max(start, latest[task]);
            }
        }
        int whole = 0;
        for (int task : byLatestEnd) {
            if (earliest[task] >= start && earliestEnd(task) > start) {
                ends[whole++] = latest[task] + times[task];
            }
        }
        int cut = whole;
        for (int task : byEndAndStart) {
            if (earliest[task] < start && earliestEnd(task) > start && latest[task] > start) {
                ends[cut++] = latest[task] + earliestEnd(task) - start;
            }
        }
        int fixed = cut;
        for (int task : byEarliestEnd) {
            if (earliest[task] < start && earliestEnd(task) > start && latest[task] <= start) {
                ends[fixed++] = earliestEnd(task);
            }
        }
        merge(0, whole, cut);
        merge(0, cut, fixed);
        return count;
    }

    /** Merges two ascending runs of ends that lie one behind the other. */
    private void merge(int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takeLeft = right == to || (left < middle && ends[left] <= ends[right]);
            merged[at] = takeLeft ? ends[left++] : ends[right++];
        }
        System.arraycopy(merged, from, ends, from, to - from);
    }

    private double earliestEnd(int task) {
        return earliest[task] + times[task];
    }

    private int[] order(IntToDoubleFunction key) {
        Stream<Integer> all = IntStream.range(0, times.length).boxed();
        return all.sorted(Comparator.comparingDouble((Integer task) -> key.applyAsDouble(task)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

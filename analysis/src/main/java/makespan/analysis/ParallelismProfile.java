package makespan.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.simulate.Levels;

/**
 * How many tasks run at each instant if there are workers for all and every task starts as soon as it can. A task on the
 * I/O lane takes no worker and does not count, but others wait for it. The mean over time is the parallelism T1/T∞; the
 * largest is what more workers cannot help, as this schedule is already as short as can be: Kumar, "Measuring parallelism
 * in computation-intensive scientific/engineering applications", IEEE Transactions on Computers 37(9), 1988.
 *
 * @param steps by ascending time, each with another number of tasks than the one before; the first at 0
 * @param span when the last task ends, T∞, in seconds
 */
public record ParallelismProfile(List<Step> steps, double span) {
    /** Sums in different orders differ in the last digits; instants closer than this part of the span are one. */
    private static final double TOLERANCE = 1e-12;

    /**
     * From a time on, so many tasks run.
     *
     * @param time in seconds, from the start of the graph
     * @param running number of tasks
     */
    public record Step(double time, int running) {}

    private record Change(double time, int by) {}

    public ParallelismProfile {
        steps = List.copyOf(steps);
    }

    /**
     * Returns the profile of a graph; no steps if its tasks take no time.
     *
     * @param seconds time of each task, finite and at least 0
     */
    public static ParallelismProfile of(TaskGraph graph, double[] seconds) {
        double[] start = Levels.top(graph, seconds);
        double span = WorkSpan.of(graph, seconds).span();
        List<Change> changes = new ArrayList<>();
        for (int task = 0; task < start.length; task++) {
            if (seconds[task] > 0 && graph.device(task).equals(DeviceKind.CPU)) {
                changes.add(new Change(start[task], 1));
                changes.add(new Change(start[task] + seconds[task], -1));
            }
        }
        changes.sort(Comparator.comparingDouble(Change::time));
        return new ParallelismProfile(span > 0 ? steps(changes, span) : List.of(), span);
    }

    private static List<Step> steps(List<Change> changes, double span) {
        List<Step> steps = new ArrayList<>();
        int before = -1;
        int running = 0;
        double time = 0;
        for (Change change : changes) {
            if (change.time() - time > TOLERANCE * span) {
                if (running != before) {
                    steps.add(new Step(time, running));
                    before = running;
                }
                time = change.time();
            }
            running += change.by();
        }
        if (running != before && span - time > TOLERANCE * span) {
            steps.add(new Step(time, running));
        }
        return steps;
    }

    /** Returns the most tasks that run at once; 0 without steps. */
    public int most() {
        return steps.stream().mapToInt(Step::running).max().orElse(0);
    }

    /** Returns, by ascending number of tasks, in what part of the span so many run: more than 0, together 1. */
    public Map<Integer, Double> shares() {
        Map<Integer, Double> shares = new TreeMap<>();
        for (int at = 0; at < steps.size(); at++) {
            double end = at + 1 < steps.size() ? steps.get(at + 1).time() : span;
            shares.merge(steps.get(at).running(), (end - steps.get(at).time()) / span, Double::sum);
        }
        return shares;
    }
}

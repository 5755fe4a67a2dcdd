package makespan.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import makespan.device.DeviceKind;
import makespan.device.Network;
import makespan.device.Platform;
import makespan.graph.TaskGraph;

/**
 * A graph to be placed on unlike processors: how long each task takes on each of those that can run it, and how much data
 * goes along each edge. Where a task's declaration wants to run is not looked at. Immutable.
 */
public final class PlacementProblem {
    /** What {@link #nanos} returns for a processor that cannot run a task. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double LONGEST_SECONDS = 9e9;

    /** Tells how much data goes along an edge. */
    @FunctionalInterface
    public interface EdgeBytes {
        /** No edge carries data. */
        EdgeBytes NONE = (task, k) -> 0;

        /** Returns the bytes, at least 0, from a task to its {@link TaskGraph#successor k-th successor}. */
        long bytes(int task, int k);
    }

    private final TaskGraph graph;
    private final Network network;
    private final List<Processor> lanes;
    private final long[][] nanos;
    /** For each task, in the order of its predecessors. */
    private final long[][] bytes;

    /**
     * @param seconds time[task][processor], at least 0, taken to the nanosecond; {@link Double#POSITIVE_INFINITY} where
     *     the processor cannot run the task
     * @throws IllegalArgumentException unless there is one time for each task on each processor of the network, a number
     *     is out of range, a task can run nowhere, or the longest times and the slowest transfers are more than 9e9
     *     seconds together
     */
    public PlacementProblem(TaskGraph graph, double[][] seconds, EdgeBytes bytes, Network network) {
        this.graph = graph;
        this.network = network;
        lanes = IntStream.range(0, network.processors())
                .mapToObj(processor -> new Processor("p" + processor, DeviceKind.CPU))
                .toList();
        if (seconds.length != graph.size()) {
            throw new IllegalArgumentException("there must be one row of times per task: " + graph.size()
                    + " tasks, but " + seconds.length + " rows");
        }
        nanos = new long[graph.size()][];
        this.bytes = new long[graph.size()][];
        double longest = 0;
        for (int task = 0; task < nanos.length; task++) {
            nanos[task] = nanos(task, seconds[task]);
            longest +=
                    Arrays.stream(seconds[task]).filter(Double::isFinite).max().orElse(0);
            this.bytes[task] = new long[graph.predecessorCount(task)];
        }
        longest += gather(bytes);
        if (longest > LONGEST_SECONDS) {
            throw new IllegalArgumentException("the longest times of all tasks and the slowest transfers of all edges"
                    + " must be at most 9e9 seconds together, but were " + longest);
        }
    }

    private PlacementProblem(PlacementProblem other, List<Processor> lanes) {
        this.lanes = List.copyOf(lanes);
        graph = other.graph;
        network = other.network;
        nanos = other.nanos;
        bytes = other.bytes;
    }

    /**
     * Returns the same problem with processors that are described otherwise than as CPUs called p0, p1 and so on.
     *
     * @throws IllegalArgumentException unless there is one description per processor
     */
    public PlacementProblem withProcessors(List<Processor> descriptions) {
        if (descriptions.size() != processors()) {
            throw new IllegalArgumentException("there must be one description per processor: " + processors()
                    + ", but there were " + descriptions.size());
        }
        return new PlacementProblem(this, descriptions);
    }

    /**
     * Returns the problem for processors that differ in speed alone.
     *
     * @param seconds time of each task on a processor of speed 1
     * @param speeds of each processor, finite and more than 0
     */
    public static PlacementProblem ofSpeeds(
            TaskGraph graph, double[] seconds, double[] speeds, EdgeBytes bytes, Network network) {
        for (int processor = 0; processor < speeds.length; processor++) {
            if (!(speeds[processor] > 0) || Double.isInfinite(speeds[processor])) {
                throw new IllegalArgumentException("the speed of processor " + processor
                        + " must be finite and more than 0, but was " + speeds[processor]);
            }
        }
        double[][] times = Arrays.stream(TaskTimes.requireValid(graph, seconds))
                .mapToObj(
                        time -> Arrays.stream(speeds).map(speed -> time / speed).toArray())
                .toArray(double[][]::new);
        return new PlacementProblem(graph, times, bytes, network);
    }

    /**
     * Returns the problem of placing a graph on a machine. Every processor runs every task.
     *
     * @param seconds time of each task on a processor of speed 1
     */
    public static PlacementProblem on(Platform machine, TaskGraph graph, double[] seconds, EdgeBytes bytes) {
        double[] speeds =
                machine.speeds().stream().mapToDouble(Double::doubleValue).toArray();
        List<Processor> processors = IntStream.range(0, speeds.length)
                .mapToObj(at ->
                        new Processor(machine.names().get(at), machine.kinds().get(at)))
                .toList();
        return ofSpeeds(graph, seconds, speeds, bytes, machine.network()).withProcessors(processors);
    }

    private long[] nanos(int task, double[] seconds) {
        if (seconds.length != network.processors()) {
            throw new IllegalArgumentException(
                    "task '" + graph.task(task).name() + "' must have one time per processor: " + network.processors()
                            + " processors, but " + seconds.length + " times");
        }
        if (Arrays.stream(seconds).allMatch(time -> time == Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("task '" + graph.task(task).name()
                    + "' must have a finite time on at least one processor, but can run on none");
        }
        long[] row = new long[seconds.length];
        for (int processor = 0; processor < row.length; processor++) {
            double time = seconds[processor];
            if (!(time >= 0)) {
                throw new IllegalArgumentException(
                        "the time of task '" + graph.task(task).name() + "' on processor " + processor
                                + " must be at least 0, or infinite if it cannot run there, but was " + time);
            }
            row[processor] = Double.isInfinite(time) ? NEVER : Math.round(time * NANOS_PER_SECOND);
        }
        return row;
    }

    /** Keeps the bytes of each edge with the task at its end, and returns the seconds that all take on their slowest links. */
    private double gather(EdgeBytes given) {
        int[] filled = new int[graph.size()];
        double slowest = 0;
        for (int task = 0; task < filled.length; task++) {
            for (int k = 0; k < graph.successorCount(task); k++) {
                int next = graph.successor(task, k);
                long carried = given.bytes(task, k);
                if (carried < 0) {
                    throw new IllegalArgumentException(
                            "the bytes from task '" + graph.task(task).name() + "' to task '"
                                    + graph.task(next).name() + "' must be at least 0, but were " + carried);
                }
                // predecessors ascend, and so do the tasks here
                bytes[next][filled[next]++] = carried;
                slowest += network.slowestSeconds(carried);
            }
        }
        return slowest;
    }

    /** Returns the graph. */
    public TaskGraph graph() {
        return graph;
    }

    /** Returns the links between the processors. */
    public Network network() {
        return network;
    }

    /** Returns what a processor is called and of which kind it is. */
    public Processor processor(int processor) {
        return lanes.get(processor);
    }

    /** Returns the number of processors. */
    public int processors() {
        return network.processors();
    }

    /** Returns the shortest time in which one processor alone runs all tasks, in seconds; none if no processor can. */
    public OptionalDouble bestOnOneProcessor() {
        return IntStream.range(0, processors())
                .filter(processor -> Arrays.stream(nanos).noneMatch(row -> row[processor] == NEVER))
                .mapToLong(processor ->
                        Arrays.stream(nanos).mapToLong(row -> row[processor]).sum())
                .mapToDouble(total -> total / NANOS_PER_SECOND)
                .min();
    }

    /** Returns whether a processor can run a task. */
    public boolean canRun(int task, int processor) {
        return nanos[task][processor] != NEVER;
    }

    /** Returns how long a task takes on a processor, in seconds, to the nanosecond; infinite if it cannot run there. */
    public double seconds(int task, int processor) {
        return canRun(task, processor) ? nanos[task][processor] / NANOS_PER_SECOND : Double.POSITIVE_INFINITY;
    }

    /** Returns how long a task takes on a processor, in nanoseconds; {@link #NEVER} if it cannot run there. */
    public long nanos(int task, int processor) {
        return nanos[task][processor];
    }

    /** Returns the mean over the processors that can run a task. */
    double meanNanos(int task) {
        double total = 0;
        int count = 0;
        for (long each : nanos[task]) {
            if (each != NEVER) {
                total += each;
                count++;
            }
        }
        return total / count;
    }

    /** Returns how long the data of a task's k-th predecessor take from one processor to another, in nanoseconds. */
    public long transferNanos(int task, int k, int from, int to) {
        return network.nanos(bytes[task][k], from, to);
    }

    /** Returns how long the data of a task's k-th predecessor take on the mean link, in nanoseconds. */
    long meanTransferNanos(int task, int k) {
        return network.meanNanos(bytes[task][k]);
    }
}

package makespan.runtime;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import org.jspecify.annotations.Nullable;

/** A graph as the scheduler wants it: flat arrays; computed once and shared by the graph's runs. */
final class RunPlan {
    /** In an entry of {@link #successors()}: the last of its list. Makes the entry negative. */
    static final int LAST = 1 << 31;

    /** The successor waits for one task alone: it is ready when that one has completed, uncounted. */
    static final int ALONE = 1 << 30;

    /** The successor waits for many: see {@link CrowdedTask}. */
    static final int CROWDED = 1 << 29;

    /** The bits that hold the successor itself. */
    static final int TASK = CROWDED - 1;

    /** In {@link #begins()}: the task has no successor. What is less is {@link #follower the only one}. */
    static final int NO_SUCCESSOR = -1;

    private static final int CROWD = 64;

    private static final byte IO = 1;
    private static final byte NEEDS = 2;

    private final int[] begins;
    private final int[] successors;
    private final int[] predecessorCounts;
    private final AtomicReference<int @Nullable []> spare = new AtomicReference<>();
    private final TaskBody[] bodies;
    private final int[][] rootsByLevel;
    private final int[] ioRoots;
    private final byte[] levels;
    private final byte[] traits;
    private final boolean plain;

    RunPlan(TaskGraph graph) {
        int n = graph.size();
        if (n > TASK) {
            throw new IllegalArgumentException("a graph to run must have at most " + TASK + " tasks, but has " + n);
        }
        begins = new int[n];
        successors = new int[graph.edgeCount()];
        predecessorCounts = new int[n];
        bodies = new TaskBody[n];
        for (int task = 0; task < n; task++) {
            predecessorCounts[task] = graph.predecessorCount(task);
            long limit = graph.timeoutNanos(task);
            bodies[task] = limit == 0 ? graph.body(task) : new LimitedBody(graph.body(task), limit);
        }
        int at = 0;
        for (int task = 0; task < n; task++) {
            int count = graph.successorCount(task);
            begins[task] = begin(graph, task, at);
            for (int k = count - 1; k >= 0; k--) {
                int next = graph.successor(task, k);
                successors[at++] = next | mark(predecessorCounts[next]) | (k == 0 ? LAST : 0);
            }
        }
        int[] priorities = priorities(graph);
        plain = priorities.length <= 1 && IntStream.range(0, n).allMatch(task -> traits(graph, task) == 0);
        levels = new byte[plain ? 0 : n];
        traits = new byte[plain ? 0 : n];
        for (int task = 0; task < levels.length; task++) {
            levels[task] = (byte) Arrays.binarySearch(priorities, -graph.priority(task));
            traits[task] = traits(graph, task);
        }
        rootsByLevel = new int[Math.max(1, priorities.length)][];
        for (int level = 0; level < rootsByLevel.length; level++) {
            rootsByLevel[level] = roots(level, false);
        }
        ioRoots = roots(0, true);
    }

    private int begin(TaskGraph graph, int task, int at) {
        int count = graph.successorCount(task);
        if (count == 0) {
            return NO_SUCCESSOR;
        }
        int only = graph.successor(task, 0);
        return count == 1 && waitsForOneAlone(only) ? follower(only) : at;
    }

    /** Converts between a task and the entry of {@link #begins()} that names it as the one that a task makes ready. */
    static int follower(int task) {
        return NO_SUCCESSOR - 1 - task;
    }

    private static int mark(int predecessors) {
        if (predecessors == 1) {
            return ALONE;
        }
        return predecessors < CROWD ? 0 : CROWDED;
    }

    private static int[] priorities(TaskGraph graph) {
        boolean[] seen = new boolean[10];
        for (int task = 0; task < graph.size(); task++) {
            seen[graph.priority(task)] = true;
        }
        int[] negated = new int[seen.length];
        int count = 0;
        for (int priority = seen.length - 1; priority >= 0; priority--) {
            if (seen[priority]) {
                negated[count++] = -priority;
            }
        }
        return Arrays.copyOf(negated, count);
    }

    private static byte traits(TaskGraph graph, int task) {
        int traits = graph.device(task) == DeviceKind.IO ? IO : 0;
        traits |= graph.hasNeeds(task) ? NEEDS : 0;
        return (byte) traits;
    }

    private int[] roots(int level, boolean onIo) {
        int[] found = new int[16];
        int count = 0;
        for (int task = 0; task < bodies.length; task++) {
            if (predecessorCounts[task] == 0 && io(task) == onIo && (onIo || level(task) == level)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = task;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Returns the number of tasks. */
    int size() {
        return bodies.length;
    }

    /** Returns what the tasks do; to be read only. */
    TaskBody[] bodies() {
        return bodies;
    }

    /**
     * Returns where the successors of each task begin in {@link #successors()}, or {@link #NO_SUCCESSOR}, or, of a task in
     * a chain, its {@link #follower}; to be read only.
     */
    int[] begins() {
        return begins;
    }

    /** Returns the successors of each task, in descending order, with marks; to be read only. */
    int[] successors() {
        return successors;
    }

    /** Returns an array of how many predecessors each task has, for a run to count down. */
    int[] takeCounts() {
        int[] used = spare.getAndSet(null);
        if (used == null) {
            return predecessorCounts.clone();
        }
        System.arraycopy(predecessorCounts, 0, used, 0, used.length);
        return used;
    }

    /** Takes back an array that no run needs any more: fresh memory costs more than an old one that is in the cache. */
    void giveBack(int[] counts) {
        spare.set(counts);
    }

    /** Returns whether a task has a single predecessor, whose completion makes it ready, uncounted. */
    boolean waitsForOneAlone(int task) {
        return predecessorCounts[task] == 1;
    }

    /** Returns whether all tasks are of one priority, and want nothing but a worker. */
    boolean plain() {
        return plain;
    }

    /** Returns the number of distinct priorities, at least 1. */
    int levels() {
        return rootsByLevel.length;
    }

    /** Returns the rank of a task's priority among those of the graph, 0 for the highest. */
    int level(int task) {
        return plain ? 0 : levels[task];
    }

    /** Returns whether a task goes to the I/O lane. */
    boolean io(int task) {
        return !plain && (traits[task] & IO) != 0;
    }

    /** Returns whether a task has to acquire resources before it starts. */
    boolean needs(int task) {
        return !plain && (traits[task] & NEEDS) != 0;
    }

    /** Returns the CPU tasks without predecessors, by level; to be read only. */
    int[][] rootsByLevel() {
        return rootsByLevel;
    }

    /** Returns the I/O tasks without predecessors; to be read only. */
    int[] ioRoots() {
        return ioRoots;
    }
}

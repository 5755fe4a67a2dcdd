package makespan.runtime;

import java.util.Arrays;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;

/** What the scheduler needs of a graph besides its edges; computed once and shared by the graph's runs. Immutable. */
final class RunPlan {
    private final TaskGraph graph;
    private final int[][] rootsByLevel;
    private final int[] ioRoots;
    private final boolean uniform;
    private final byte[] levels;
    private final boolean[] io;

    RunPlan(TaskGraph graph) {
        this.graph = graph;
        int n = graph.size();
        int[] priorities = graph.tasks().stream()
                .mapToInt(task -> -task.priority())
                .distinct()
                .sorted()
                .toArray();
        levels = new byte[n];
        io = new boolean[n];
        boolean anyIo = false;
        for (int task = 0; task < n; task++) {
            levels[task] =
                    (byte) Arrays.binarySearch(priorities, -graph.task(task).priority());
            io[task] = graph.task(task).device() == DeviceKind.IO;
            anyIo |= io[task];
        }
        uniform = priorities.length <= 1 && !anyIo;
        rootsByLevel = new int[Math.max(1, priorities.length)][];
        for (int level = 0; level < rootsByLevel.length; level++) {
            rootsByLevel[level] = roots(level, false);
        }
        ioRoots = roots(-1, true);
    }

    private int[] roots(int level, boolean onIo) {
        int[] found = new int[16];
        int count = 0;
        for (int task = 0; task < levels.length; task++) {
            if (graph.predecessorCount(task) == 0 && io[task] == onIo && (onIo || levels[task] == level)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = task;
            }
        }
        return Arrays.copyOf(found, count);
    }

    TaskGraph graph() {
        return graph;
    }

    /** Returns the number of distinct priorities, at least 1. */
    int levels() {
        return rootsByLevel.length;
    }

    /** Returns the rank of a task's priority among those of the graph, 0 for the highest. */
    int level(int task) {
        return uniform ? 0 : levels[task];
    }

    /** Returns whether a task goes to the I/O lane. */
    boolean io(int task) {
        return !uniform && io[task];
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

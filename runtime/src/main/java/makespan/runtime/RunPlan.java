package makespan.runtime;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import org.jspecify.annotations.Nullable;

/**
 * A graph as the scheduler wants it; computed once and shared by the graph's runs. To the scheduler, a task is the place
 * of its record in one array of words:
 *
 * <pre>
 * place         its {@link TaskStates state}; if it is crowded, two more words of that stand before
 * place + 1     its index in the graph
 * place + 2 …   its successors, as {@link #successor} tells them
 * </pre>
 */
final class RunPlan {
    /** Stands for the successors of a task that has none. A word above that is the place of the only one, which is {@link #ALONE}. */
    static final int NO_SUCCESSOR = 0;

    /** In the word of a successor, one of a list in descending order: it is the last. The words of a list are negative. */
    static final int LAST = 1 << 30;

    /** In the word of a successor in a list: it waits for one task alone, and is ready when that has completed, uncounted. */
    static final int ALONE = 1 << 29;

    /** The bits of a word in a list that hold the successor's place. */
    static final int PLACE = ALONE - 1;

    private static final int LISTED = 1 << 31;
    private static final int INDEX = 1;
    private static final int SUCCESSORS = 2;

    private static final byte IO = 1;
    private static final byte NEEDS = 2;
    private static final byte PLACED = 4;

    private final TaskGraph graph;
    private final int[] places;
    private final int length;
    private final AtomicReference<@Nullable TaskStates> spare;
    private final @Nullable TaskBody commonBody;
    private final TaskBody[] bodies;
    private final int[][] rootsByLevel;
    private final int[] ioRoots;
    private final int[] placedRoots;
    private final byte[] levels;
    private final byte[] traits;
    private final boolean plain;

    RunPlan(TaskGraph graph) {
        int n = graph.size();
        this.graph = graph;
        places = new int[n];
        length = lay(graph, places);
        spare = new AtomicReference<>(makeStates());
        commonBody = commonBody(graph);
        bodies = commonBody == null ? bodies(graph) : new TaskBody[0];
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
            int at = level;
            rootsByLevel[level] = roots(task -> !io(task) && !placed(task) && level(task) == at, places);
        }
        int[] indices = IntStream.range(0, plain ? 0 : n).toArray();
        ioRoots = plain ? indices : roots(task -> io(task) && !placed(task), indices);
        placedRoots = plain ? indices : roots(this::placed, indices);
    }

    /** Gives each task its place; returns how many words they take. */
    private static int lay(TaskGraph graph, int[] places) {
        long at = 1;
        for (int task = 0; task < places.length; task++) {
            at += TaskStates.wordsBefore(graph.predecessorCount(task));
            places[task] = (int) at;
            at += SUCCESSORS + Math.max(1, graph.successorCount(task));
            if (at > PLACE) {
                throw new IllegalArgumentException("graph '" + graph.name()
                        + "' is too large to run: it needs more than "
                        + PLACE + " words, two for each of its " + graph.size() + " tasks and one for each of its "
                        + graph.edgeCount() + " edges; run it in parts");
            }
        }
        return (int) at;
    }

    private TaskStates makeStates() {
        int[] words = new int[length];
        for (int task = 0; task < places.length; task++) {
            int place = places[task];
            TaskStates.lay(words, place, graph.predecessorCount(task));
            int count = graph.successorCount(task);
            words[place + INDEX] = task;
            for (int k = 0; k < count; k++) {
                int next = graph.successor(task, k);
                int alone = graph.predecessorCount(next) == 1 ? ALONE : 0;
                words[place + SUCCESSORS + count - 1 - k] =
                        count == 1 && alone != 0 ? places[next] : LISTED | places[next] | alone | (k == 0 ? LAST : 0);
            }
        }
        return new TaskStates(words, places);
    }

    /** Returns the body of all tasks, if they have the same, as those of {@link TaskGraph#indexed} may. */
    private static @Nullable TaskBody commonBody(TaskGraph graph) {
        TaskBody first = graph.size() == 0 ? TaskBody.EMPTY : graph.body(0);
        for (int task = 0; task < graph.size(); task++) {
            if (graph.body(task) != first || graph.timeoutNanos(task) != 0) { // each limit is a body of its own
                return null;
            }
        }
        return first;
    }

    private static TaskBody[] bodies(TaskGraph graph) {
        TaskBody[] bodies = new TaskBody[graph.size()];
        Arrays.setAll(bodies, task -> body(graph, task));
        return bodies;
    }

    private static TaskBody body(TaskGraph graph, int task) {
        long limit = graph.timeoutNanos(task);
        return limit == 0 ? graph.body(task) : new LimitedBody(graph.body(task), limit);
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
        int traits = graph.device(task).equals(DeviceKind.IO) ? IO : 0;
        traits |= graph.hasNeeds(task) ? NEEDS : 0;
        traits |= isPlaced(graph, task) ? PLACED : 0;
        return (byte) traits;
    }

    private static boolean isPlaced(TaskGraph graph, int task) {
        DeviceKind device = graph.device(task);
        return !graph.variants(task).isEmpty()
                || !graph.accesses(task).isEmpty()
                || !(device.equals(DeviceKind.CPU) || device.equals(DeviceKind.IO));
    }

    /** Returns what stands for those tasks without predecessors that a filter lets through. */
    private int[] roots(IntPredicate filter, int[] standsFor) {
        int[] found = new int[16];
        int count = 0;
        for (int task = 0; task < places.length; task++) {
            if (graph.predecessorCount(task) == 0 && filter.test(task)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = standsFor[task];
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Returns the number of tasks. */
    int size() {
        return places.length;
    }

    /** Returns the records, for one run; no other run has them. */
    TaskStates takeStates() {
        TaskStates used = spare.getAndSet(null);
        return used == null ? makeStates() : used;
    }

    /** Takes back the records of a run all of whose tasks have completed. */
    void giveBack(TaskStates states) {
        spare.set(states.next()); // only a watcher may still look, and see an older or newer run's state
    }

    /** Returns the place of a task's record. */
    int place(int task) {
        return places[task];
    }

    /** Returns the index of the task whose record is at a place. */
    static int index(int[] words, int place) {
        return words[place + INDEX];
    }

    /**
     * Returns the word of a task's {@code k}-th successor: {@link #NO_SUCCESSOR} if k is 0 and there is none, above that the
     * place of the only one if that waits for no other task, else one of a list.
     */
    static int successor(int[] words, int place, int k) {
        return words[place + SUCCESSORS + k];
    }

    /** Returns what all tasks do, or null if they do not do the same: then {@link #bodies()} says what each one does. */
    @Nullable
    TaskBody commonBody() {
        return commonBody;
    }

    /** Returns what the tasks do, by index, if there is no {@link #commonBody()}; to be read only. */
    TaskBody[] bodies() {
        return bodies;
    }

    /** Returns what a task does. */
    TaskBody body(int task) {
        TaskBody common = commonBody;
        return common == null ? bodies[task] : common;
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

    /** Returns whether it is to be decided where a task runs, or data may have to be brought there: see {@link Placements}. */
    boolean placed(int task) {
        return !plain && (traits[task] & PLACED) != 0;
    }

    /** Returns whether there are such tasks. */
    boolean anyPlaced() {
        for (byte each : traits) {
            if ((each & PLACED) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns those tasks without predecessors; to be read only. */
    int[] placedRoots() {
        return placedRoots;
    }

    /** Returns the places of the CPU tasks without predecessors, by level; to be read only. */
    int[][] rootsByLevel() {
        return rootsByLevel;
    }

    /** Returns the I/O tasks without predecessors; to be read only. */
    int[] ioRoots() {
        return ioRoots;
    }
}

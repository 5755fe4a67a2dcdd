package makespan.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import makespan.graph.TaskGraph;
import org.jspecify.annotations.Nullable;

/** The bodies of one run that wait for another task to end. */
final class Waits {
    /*
     * The monitor guards the map. A body is entered into it before it looks whether the task has ended; the end of a task
     * is recorded before the count of waits is looked at. To make each side see the other for certain, both would need
     * a full fence between the two (Dekker), and the second side's would be paid by every task of every run, though hardly
     * any body waits. So the end of a task does without: its record may leave the processor after the count was read,
     * some nanoseconds late, and a body that began to wait within them is not woken. It therefore looks again by itself,
     * after 50 microseconds first and then less and less often; a released value is seen in the end.
     *
     * A circle of waits has one that was entered last, and that one is found: its search runs under the monitor, over
     * tasks that have not ended. It finds no circle that is none: the waiting task itself cannot end meanwhile, so no
     * task on a path to it can.
     */
    private record Wait(int awaited, Thread thread) {}

    private final TaskGraph graph;
    private final TaskStates states;
    private final Resources resources;
    private final Map<Integer, Wait> waits = new HashMap<>();
    private volatile int count;

    Waits(TaskGraph graph, TaskStates states, Resources resources) {
        this.graph = graph;
        this.states = states;
        this.resources = resources;
    }

    /**
     * Notes that the calling thread, which executes a task, will wait for another one.
     *
     * @throws IllegalStateException if the other one cannot end before this one; nothing is noted then
     */
    synchronized void add(int waiter, int awaited) {
        List<Integer> path = path(awaited, waiter);
        if (!path.isEmpty()) {
            throw new IllegalStateException(
                    "Task " + name(waiter) + " cannot wait for task " + name(awaited) + ": " + explain(path));
        }
        waits.put(waiter, new Wait(awaited, Thread.currentThread()));
        count = waits.size();
    }

    synchronized void remove(int waiter) {
        waits.remove(waiter);
        count = waits.size();
    }

    /** Returns whether nobody waits. Spares tasks that nobody waits for the monitor; look after recording their end. */
    boolean isEmpty() {
        return count == 0;
    }

    /** Wakes all who wait, so that they look at the run. */
    synchronized void wakeAll() {
        waits.values().forEach(wait -> LockSupport.unpark(wait.thread()));
    }

    /** Wakes those who wait for a task. */
    synchronized void wake(int task) {
        for (Wait wait : waits.values()) {
            if (wait.awaited() == task) {
                LockSupport.unpark(wait.thread());
            }
        }
    }

    /** Returns the shortest chain of tasks, each needing the next one's end, or an empty list. Breadth first. */
    private List<Integer> path(int from, int to) {
        Map<Integer, @Nullable Integer> neededBy = new HashMap<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        neededBy.put(from, null);
        open.add(from);
        while (!open.isEmpty()) {
            int task = open.remove();
            if (task == to) {
                return walk(neededBy, to);
            }
            for (int next : needs(task)) {
                if (!neededBy.containsKey(next)) {
                    neededBy.put(next, task);
                    open.add(next);
                }
            }
        }
        return List.of();
    }

    private List<Integer> needs(int task) {
        List<Integer> needed = new ArrayList<>();
        if (!states.settled(task)) {
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                needed.add(graph.predecessor(task, k));
            }
            Wait wait = waits.get(task);
            if (wait != null) {
                needed.add(wait.awaited());
            }
            needed.addAll(resources.conflicts(task));
        }
        return needed;
    }

    private static List<Integer> walk(Map<Integer, @Nullable Integer> neededBy, int end) {
        List<Integer> path = new ArrayList<>();
        for (Integer task = end; task != null; task = neededBy.get(task)) {
            path.add(task);
        }
        Collections.reverse(path);
        return path;
    }

    private String explain(List<Integer> path) {
        if (path.size() == 1) {
            return "a task cannot wait for itself";
        }
        return IntStream.range(1, path.size())
                .mapToObj(i -> hop(path.get(i - 1), path.get(i)))
                .collect(Collectors.joining(", "));
    }

    private String hop(int task, int needed) {
        Wait wait = waits.get(task);
        if (wait != null && wait.awaited() == needed) {
            return name(task) + " waits for " + name(needed);
        }
        boolean after = Arrays.binarySearch(graph.predecessors(task), needed) >= 0;
        return name(task) + (after ? " runs after " : " needs what is held by ") + name(needed);
    }

    private String name(int task) {
        return "'" + graph.task(task).name() + "'";
    }
}

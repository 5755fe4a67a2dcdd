package makespan.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directed acyclic graph of tasks, built once and run many times. Immutable and safe to share. Tasks are known by
 * index, 0 to {@code size() - 1}, in the order of declaration; edges stand in flat arrays, doubled ones merged.
 */
public final class TaskGraph {
    private final String name;
    private final List<Task> tasks;
    private final Map<String, Integer> indexByName;
    private final int[][] inputs;
    private final int[] predecessorOffsets;
    private final int[] predecessors;
    private final int[] successorOffsets;
    private final int[] successors;
    private final int[] topologicalOrder;

    TaskGraph(String name, List<Task> tasks, Map<String, Integer> indexByName, int[][] inputs, int[][] predecessors) {
        this.name = name;
        this.tasks = List.copyOf(tasks);
        this.indexByName = Map.copyOf(indexByName);
        this.inputs = inputs;
        int n = tasks.size();
        predecessorOffsets = new int[n + 1];
        successorOffsets = new int[n + 1];
        for (int task = 0; task < n; task++) {
            predecessorOffsets[task + 1] = predecessorOffsets[task] + predecessors[task].length;
            for (int before : predecessors[task]) {
                successorOffsets[before + 1]++;
            }
        }
        Arrays.parallelPrefix(successorOffsets, Integer::sum);
        this.predecessors = new int[predecessorOffsets[n]];
        successors = new int[predecessorOffsets[n]];
        int[] filled = Arrays.copyOf(successorOffsets, n);
        for (int task = 0; task < n; task++) {
            System.arraycopy(
                    predecessors[task], 0, this.predecessors, predecessorOffsets[task], predecessors[task].length);
            for (int before : predecessors[task]) {
                successors[filled[before]++] = task;
            }
        }
        topologicalOrder = sort();
    }

    /** Returns a builder for a graph of this name. */
    public static TaskGraphBuilder builder(String name) {
        return new TaskGraphBuilder(name);
    }

    /** Returns the graph's name, for titles. */
    public String name() {
        return name;
    }

    /** Returns the number of tasks. */
    public int size() {
        return tasks.size();
    }

    /** Returns the number of edges, value-passing and order-only ones, doubled ones counted once. */
    public int edgeCount() {
        return successors.length;
    }

    /** Returns the tasks in the order of declaration. */
    public List<Task> tasks() {
        return tasks;
    }

    /** Returns the task at an index. */
    public Task task(int index) {
        return tasks.get(index);
    }

    /** Returns the task of a name, if there is one. */
    public Optional<Task> find(String taskName) {
        return Optional.ofNullable(indexByName.get(taskName)).map(tasks::get);
    }

    /**
     * Returns the task of a name.
     *
     * @throws TaskGraphException if there is none; the message offers the closest name
     */
    public Task task(String taskName) {
        return find(taskName)
                .orElseThrow(() -> new TaskGraphException("Graph '" + name + "' has no task '" + taskName + "'."
                        + Suggestion.didYouMean(taskName, indexByName.keySet())));
    }

    /** Returns the number of tasks that wait for this one. */
    public int successorCount(int task) {
        return successorOffsets[task + 1] - successorOffsets[task];
    }

    /** Returns the index of the {@code k}-th task that waits for this one, in ascending order. */
    public int successor(int task, int k) {
        return successors[Objects.checkIndex(k, successorCount(task)) + successorOffsets[task]];
    }

    /** Returns the number of tasks that this one waits for. */
    public int predecessorCount(int task) {
        return predecessorOffsets[task + 1] - predecessorOffsets[task];
    }

    /** Returns the index of the {@code k}-th task that this one waits for, in ascending order. */
    public int predecessor(int task, int k) {
        return predecessors[Objects.checkIndex(k, predecessorCount(task)) + predecessorOffsets[task]];
    }

    /** Returns a copy of the indices of the tasks that wait for this one, ascending. */
    public int[] successors(int task) {
        return Arrays.copyOfRange(successors, successorOffsets[task], successorOffsets[task + 1]);
    }

    /** Returns a copy of the indices of the tasks that this one waits for, ascending. */
    public int[] predecessors(int task) {
        return Arrays.copyOfRange(predecessors, predecessorOffsets[task], predecessorOffsets[task + 1]);
    }

    /** Returns a copy of the indices of the tasks whose values this one receives, in the order of its arguments. */
    public int[] inputs(int task) {
        return inputs[task].clone();
    }

    /** Returns the number of tasks whose values this one receives; a task given twice counts twice. */
    public int inputCount(int task) {
        return inputs[task].length;
    }

    /** Returns the index of the task whose value is this one's {@code k}-th argument. */
    public int input(int task, int k) {
        return inputs[task][k];
    }

    /** Returns a copy of an order in which every task comes after its predecessors; the lowest ready index first. */
    public int[] topologicalOrder() {
        return topologicalOrder.clone();
    }

    /** Returns the indices of the given tasks and of all that they wait for, directly or not, ascending. */
    public int[] ancestorsAndSelf(int... targets) {
        return closure(targets, true);
    }

    /** Returns the indices of the given tasks and of all that wait for them, directly or not, ascending. */
    public int[] descendantsAndSelf(int... sources) {
        return closure(sources, false);
    }

    private int[] closure(int[] starts, boolean backwards) {
        boolean[] seen = new boolean[size()];
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int start : starts) {
            if (!seen[start]) {
                seen[start] = true;
                open.add(start);
            }
        }
        int found = open.size();
        while (!open.isEmpty()) {
            int task = open.removeLast();
            int neighbours = backwards ? predecessorCount(task) : successorCount(task);
            for (int k = 0; k < neighbours; k++) {
                int next = backwards ? predecessor(task, k) : successor(task, k);
                if (!seen[next]) {
                    seen[next] = true;
                    found++;
                    open.add(next);
                }
            }
        }
        int[] members = new int[found];
        int at = 0;
        for (int task = 0; task < seen.length; task++) {
            if (seen[task]) {
                members[at++] = task;
            }
        }
        return members;
    }

    /** Kahn's algorithm; what it cannot order lies on or behind a cycle. */
    private int[] sort() {
        int n = size();
        int[] open = new int[n];
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int task = 0; task < n; task++) {
            open[task] = predecessorCount(task);
            if (open[task] == 0) {
                ready.add(task);
            }
        }
        int[] order = new int[n];
        int sorted = 0;
        for (@Nullable Integer task = ready.poll(); task != null; task = ready.poll()) {
            order[sorted++] = task;
            for (int k = 0; k < successorCount(task); k++) {
                int next = successor(task, k);
                if (--open[next] == 0) {
                    ready.add(next);
                }
            }
        }
        if (sorted < n) {
            throw new CycleException(findCycle(open));
        }
        return order;
    }

    /** Walks backwards from the first unsorted task over unsorted predecessors until a task repeats. */
    private List<Task> findCycle(int[] open) {
        int task = 0;
        while (open[task] == 0) {
            task++;
        }
        List<Integer> walk = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        while (seen.add(task)) {
            walk.add(task);
            int k = 0;
            while (open[predecessor(task, k)] == 0) {
                k++;
            }
            task = predecessor(task, k);
        }
        List<Integer> cycle = new ArrayList<>(walk.subList(walk.indexOf(task), walk.size()));
        Collections.reverse(cycle);
        Collections.rotate(cycle, -cycle.indexOf(Collections.min(cycle)));
        return cycle.stream().map(tasks::get).toList();
    }

    @Override
    public String toString() {
        return "TaskGraph '" + name + "': " + size() + " tasks, " + edgeCount() + " edges";
    }
}

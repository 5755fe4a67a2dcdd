package makespan.graph;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import makespan.device.Access;
import makespan.device.DeviceKind;
import makespan.text.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * A directed acyclic graph of tasks, built once and run many times. Immutable and safe to share. Tasks are known by
 * index, 0 to {@code size() - 1}, in the order of declaration; edges stand in flat arrays, doubled ones merged.
 */
public final class TaskGraph {
    private final String name;
    private final TaskTable table;
    private final List<Task> tasks;
    private final List<Resource> resources;
    private final Adjacency inputs;
    private final Adjacency predecessors;
    private final Adjacency successors;
    /** Null where it is the order of the indices. */
    private final int @Nullable [] topologicalOrder;

    /** @throws CycleException if tasks wait for each other in a circle */
    TaskGraph(String name, TaskTable table, TaskEdges edges, List<Resource> resources) {
        this.name = name;
        this.table = table;
        this.resources = List.copyOf(resources);
        tasks = new ListView<>(table.size(), index -> new Task(this, index));
        inputs = edges.inputs();
        predecessors = edges.predecessors();
        successors = edges.successors();
        TopologicalSort sort = new TopologicalSort(table.size(), predecessors, successors);
        if (sort.cycle().length > 0) {
            throw new CycleException(
                    IntStream.of(sort.cycle()).mapToObj(tasks::get).toList());
        }
        topologicalOrder = sort.order();
    }

    private TaskGraph(TaskGraph original, TaskTable table) {
        name = original.name;
        this.table = table;
        resources = original.resources;
        tasks = new ListView<>(table.size(), index -> new Task(this, index));
        inputs = original.inputs;
        predecessors = original.predecessors;
        successors = original.successors;
        topologicalOrder = original.topologicalOrder;
    }

    /** Returns a builder for a graph of this name, whose tasks are declared by name. */
    public static TaskGraphBuilder builder(String name) {
        return new TaskGraphBuilder(name);
    }

    /**
     * Returns a builder for a graph of this name and of very many tasks, known by index.
     *
     * @param tasks number of tasks
     * @throws IllegalArgumentException if it is negative
     */
    public static IndexedGraphBuilder indexed(String name, int tasks) {
        return new IndexedGraphBuilder(name, tasks);
    }

    /**
     * Returns a graph that differs from this one in what its tasks do, each in one way and on its device, and shares all
     * else.
     *
     * @param bodies gives the body of the task of an index; asked whenever the body is needed
     */
    public TaskGraph withBodies(IntFunction<TaskBody> bodies) {
        return new TaskGraph(this, new OtherBodies(table, bodies));
    }

    /** Returns the graph's name, for titles. */
    public String name() {
        return name;
    }

    /** Returns the number of tasks. */
    public int size() {
        return table.size();
    }

    /** Returns the number of edges, value-passing and order-only ones, doubled ones counted once. */
    public int edgeCount() {
        return successors.total();
    }

    /** Returns the tasks in the order of declaration. */
    public List<Task> tasks() {
        return tasks;
    }

    /** Returns what tasks may need while they run, in the order of declaration. */
    public List<Resource> resources() {
        return resources;
    }

    /** Returns the task at an index. */
    public Task task(int index) {
        return tasks.get(index);
    }

    /**
     * Returns the task of a name, if there is one.
     *
     * @throws TaskGraphException if names are made by the {@link IndexedGraphBuilder#names builder's function}, and it
     *     gives two tasks the same
     */
    public Optional<Task> find(String taskName) {
        int found = table.find(taskName);
        return found == NameIndex.NONE ? Optional.empty() : Optional.of(task(found));
    }

    /**
     * Returns the task of a name.
     *
     * @throws TaskGraphException if there is none; the message offers the closest name
     */
    public Task task(String taskName) {
        return find(taskName)
                .orElseThrow(() -> new TaskGraphException("Graph '" + name + "' has no task '" + taskName + "'."
                        + Suggestion.didYouMean(taskName, names(table))));
    }

    static Collection<String> names(TaskTable table) {
        return new ListView<>(table.size(), table::name);
    }

    TaskTable table() {
        return table;
    }

    /** Returns what a task does; this and the queries that follow make no object. */
    public TaskBody body(int task) {
        return table.body(task);
    }

    /** Returns where a task wants to run. */
    public DeviceKind device(int task) {
        return table.device(task);
    }

    /** Returns all the ways in which a task can be done; empty if that is its body on its device alone. */
    public List<Variant> variants(int task) {
        return table.variants(task);
    }

    /** Returns the data that a task reads and writes. */
    public List<Access> accesses(int task) {
        return table.accesses(task);
    }

    /** Returns the priority of a task, 0 to 9. */
    public int priority(int task) {
        return table.priority(task);
    }

    /** Returns how often the body of a task is tried at most, at least 1. */
    public int tries(int task) {
        return table.tries(task);
    }

    /** Returns whether a task needs a resource. */
    public boolean hasNeeds(int task) {
        return !table.needs(task).isEmpty();
    }

    /** Returns how many nanoseconds one try of a task may take, at least 1; 0 where that is not limited. */
    public long timeoutNanos(int task) {
        Duration timeout = table.timeout(task);
        return timeout == null ? 0 : TimeUnit.NANOSECONDS.convert(timeout);
    }

    /** Returns the number of tasks that wait for this one. */
    public int successorCount(int task) {
        return successors.count(task);
    }

    /** Returns the index of the {@code k}-th task that waits for this one, in ascending order. */
    public int successor(int task, int k) {
        return successors.at(task, k);
    }

    /** Returns the number of tasks that this one waits for. */
    public int predecessorCount(int task) {
        return predecessors.count(task);
    }

    /** Returns the index of the {@code k}-th task that this one waits for, in ascending order. */
    public int predecessor(int task, int k) {
        return predecessors.at(task, k);
    }

    /** Returns the number of tasks whose values this one receives; a task given twice counts twice. */
    public int inputCount(int task) {
        return inputs.count(task);
    }

    /** Returns the index of the task whose value is this one's {@code k}-th argument. */
    public int input(int task, int k) {
        return inputs.at(task, k);
    }

    /** Returns a copy of the indices of the tasks that wait for this one, ascending. */
    public int[] successors(int task) {
        return successors.copy(task);
    }

    /** Returns a copy of the indices of the tasks that this one waits for, ascending. */
    public int[] predecessors(int task) {
        return predecessors.copy(task);
    }

    /** Returns a copy of the indices of the tasks whose values this one receives, in the order of its arguments. */
    public int[] inputs(int task) {
        return inputs.copy(task);
    }

    /** Returns a copy of an order in which every task comes after its predecessors; the lowest ready index first. */
    public int[] topologicalOrder() {
        return topologicalOrder == null ? IntStream.range(0, size()).toArray() : topologicalOrder.clone();
    }

    /** Returns the indices of the given tasks and of all that they wait for, directly or not, ascending. */
    public int[] ancestorsAndSelf(int... targets) {
        return Closure.of(size(), predecessors, targets);
    }

    /** Returns the indices of the given tasks and of all that wait for them, directly or not, ascending. */
    public int[] descendantsAndSelf(int... sources) {
        return Closure.of(size(), successors, sources);
    }

    @Override
    public String toString() {
        return "TaskGraph '" + name + "': " + size() + " tasks, " + edgeCount() + " edges";
    }
}

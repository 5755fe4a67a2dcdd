package makespan.graph;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds a graph of very many tasks, known by index alone: 0 to {@code tasks - 1}. All are CPU tasks of priority 0 that
 * are tried once. Nothing is kept per task but its edges and, if they differ, its body. Not safe for concurrent use.
 */
public final class IndexedGraphBuilder {
    private final String name;
    private final int tasks;
    private final EdgeList inputs = new EdgeList();
    private final EdgeList orders = new EdgeList();
    private IntFunction<String> names = task -> "task " + task;
    private @Nullable IntFunction<String> kinds;
    private Supplier<IntFunction<TaskBody>> bodies = () -> task -> TaskBody.EMPTY;
    private boolean built;

    IndexedGraphBuilder(String name, int tasks) {
        if (tasks < 0) {
            throw new IllegalArgumentException("tasks must be at least 0, but was " + tasks);
        }
        this.name = Objects.requireNonNull(name);
        this.tasks = tasks;
    }

    /** Gives all tasks one body, which tells them apart by {@link TaskContext#index()}; without, they do nothing. */
    public IndexedGraphBuilder body(TaskBody all) {
        Objects.requireNonNull(all);
        bodies = () -> task -> all;
        return this;
    }

    /** Gives each task its own body; asked once per task when the graph is built. */
    public IndexedGraphBuilder bodies(IntFunction<TaskBody> newBodies) {
        Objects.requireNonNull(newBodies);
        bodies = () -> kept(newBodies);
        return this;
    }

    private IntFunction<TaskBody> kept(IntFunction<TaskBody> made) {
        TaskBody[] kept = new TaskBody[tasks];
        for (int task = 0; task < tasks; task++) {
            kept[task] = Objects.requireNonNull(made.apply(task), "body of task " + task);
        }
        return task -> kept[task];
    }

    /**
     * Names the tasks; without, they are {@code task 0}, {@code task 1} and so on.
     *
     * @param newNames asked whenever a name is needed, from any thread, so that it must always give the same answer; two
     *     tasks of one name are found when a task is looked for by name
     */
    public IndexedGraphBuilder names(IntFunction<String> newNames) {
        names = Objects.requireNonNull(newNames);
        return this;
    }

    /**
     * Gives the tasks kinds; without, they have the kinds that {@link TaskSpec#kindOf their names suggest}.
     *
     * @param newKinds asked whenever a kind is needed, from any thread, so that it must always give the same answer
     */
    public IndexedGraphBuilder kinds(IntFunction<String> newKinds) {
        kinds = Objects.requireNonNull(newKinds);
        return this;
    }

    /**
     * Lets a task start only after another.
     *
     * @throws IllegalArgumentException if there is no task of such an index
     */
    public IndexedGraphBuilder edge(int before, int after) {
        return add(orders, before, after);
    }

    /**
     * Passes the value of a task to another, which starts after it; the calls' order is the order of its arguments.
     *
     * @throws IllegalArgumentException if there is no task of such an index
     */
    public IndexedGraphBuilder input(int before, int after) {
        return add(inputs, before, after);
    }

    private IndexedGraphBuilder add(EdgeList edges, int before, int after) {
        refuseIfBuilt();
        edges.add(checked(before), checked(after));
        return this;
    }

    private int checked(int task) {
        if (task < 0 || task >= tasks) {
            throw new IllegalArgumentException(
                    "Graph '" + name + "' has " + tasks + " tasks, numbered from 0, and no task " + task);
        }
        return task;
    }

    /**
     * Returns the graph and forgets the edges, so that it can be called once only.
     *
     * @throws CycleException if tasks wait for each other in a circle
     * @throws IllegalStateException if the graph was built already
     */
    public TaskGraph build() {
        refuseIfBuilt();
        built = true;
        IndexedTasks table = new IndexedTasks(name, tasks, names, kinds == null ? kindsOf(names) : kinds, bodies.get());
        return new TaskGraph(name, table, TaskEdges.of(tasks, inputs, orders), List.of());
    }

    private static IntFunction<String> kindsOf(IntFunction<String> names) {
        return task -> TaskSpec.kindOf(names.apply(task));
    }

    private void refuseIfBuilt() {
        if (built) {
            throw new IllegalStateException("Graph '" + name + "' is built already; its edges went into it");
        }
    }
}

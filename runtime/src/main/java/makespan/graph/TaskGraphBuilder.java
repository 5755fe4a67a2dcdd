package makespan.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects declarations and checks them all when the graph is built. Not safe for concurrent use. */
public final class TaskGraphBuilder {
    private final String name;
    private final List<TaskSpec> specs = new ArrayList<>();

    TaskGraphBuilder(String name) {
        this.name = Objects.requireNonNull(name);
    }

    /** Declares a task. Its predecessors may be declared before or after it. */
    public TaskGraphBuilder add(TaskSpec spec) {
        specs.add(Objects.requireNonNull(spec));
        return this;
    }

    /** Declares a CPU task whose inputs are the named tasks. */
    public TaskGraphBuilder add(String taskName, TaskBody body, String... inputs) {
        return add(TaskSpec.of(taskName, body).withInputs(inputs));
    }

    /**
     * Returns the graph of all declared tasks.
     *
     * @throws TaskGraphException if a name is declared twice or a predecessor is not declared
     * @throws CycleException if tasks wait for each other in a circle
     */
    public TaskGraph build() {
        DeclaredTasks tasks = new DeclaredTasks(specs);
        EdgeList inputs = new EdgeList();
        EdgeList orders = new EdgeList();
        for (int task = 0; task < tasks.size(); task++) {
            TaskSpec spec = tasks.spec(task);
            for (String before : spec.inputs()) {
                inputs.add(find(before, spec, tasks), task);
            }
            for (String before : spec.after()) {
                orders.add(find(before, spec, tasks), task);
            }
        }
        TaskEdges edges = TaskEdges.of(tasks.size(), inputs, orders);
        return new TaskGraph(name, tasks, edges);
    }

    private static int find(String before, TaskSpec spec, DeclaredTasks tasks) {
        int found = tasks.find(before);
        if (found == NameIndex.NONE) {
            throw new TaskGraphException("Task " + spec.described() + " runs after unknown task '" + before + "'."
                    + Suggestion.didYouMean(before, TaskGraph.names(tasks)));
        }
        return found;
    }
}

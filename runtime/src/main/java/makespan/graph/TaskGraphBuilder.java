package makespan.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import makespan.text.Suggestion;

/** Collects declarations and checks them all when the graph is built. Not safe for concurrent use. */
public final class TaskGraphBuilder {
    private final String name;
    private final List<TaskSpec> specs = new ArrayList<>();
    private final Map<String, Resource> resources = new LinkedHashMap<>();

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
     * Declares what tasks may {@link TaskSpec#withNeeds need}.
     *
     * @param capacity how many units there are, at least 1
     * @throws TaskGraphException if it was declared before with another capacity
     */
    public TaskGraphBuilder resource(String resourceName, int capacity) {
        Resource resource = new Resource(resourceName, capacity);
        Resource earlier = resources.putIfAbsent(resourceName, resource);
        if (earlier != null && earlier.capacity() != capacity) {
            throw new TaskGraphException("Resource '" + resourceName + "' is declared twice: with capacity "
                    + earlier.capacity() + " and with capacity " + capacity);
        }
        return this;
    }

    /**
     * Returns the graph of all declared tasks.
     *
     * @throws TaskGraphException if a name is declared twice, a predecessor or a needed resource is not declared, or a
     *     task needs more of a resource than there is
     * @throws CycleException if tasks wait for each other in a circle
     */
    public TaskGraph build() {
        DeclaredTasks tasks = new DeclaredTasks(specs);
        EdgeList inputs = new EdgeList();
        EdgeList orders = new EdgeList();
        DataOrder dataOrder = new DataOrder(orders::add);
        for (int task = 0; task < tasks.size(); task++) {
            TaskSpec spec = tasks.spec(task);
            for (String before : spec.inputs()) {
                inputs.add(find(before, spec, tasks), task);
            }
            for (String before : spec.after()) {
                orders.add(find(before, spec, tasks), task);
            }
            dataOrder.add(task, spec.accesses());
            spec.needs().forEach((resource, units) -> checkNeed(spec, resource, units));
        }
        TaskEdges edges = TaskEdges.of(tasks.size(), inputs, orders);
        return new TaskGraph(name, tasks, edges, List.copyOf(resources.values()));
    }

    private static int find(String before, TaskSpec spec, DeclaredTasks tasks) {
        int found = tasks.find(before);
        if (found == NameIndex.NONE) {
            throw new TaskGraphException("Task " + spec.described() + " runs after unknown task '" + before + "'."
                    + Suggestion.didYouMean(before, TaskGraph.names(tasks)));
        }
        return found;
    }

    private void checkNeed(TaskSpec spec, String needed, int units) {
        Resource resource = resources.get(needed);
        if (resource == null) {
            throw new TaskGraphException("Task " + spec.described() + " needs unknown resource '" + needed + "'."
                    + Suggestion.didYouMean(needed, resources.keySet()));
        }
        if (units > resource.capacity()) {
            throw new TaskGraphException("Task " + spec.described() + " needs " + units + " units of '" + needed
                    + "', which has " + resource.capacity());
        }
    }
}

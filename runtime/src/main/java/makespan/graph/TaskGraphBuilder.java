package makespan.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        int n = specs.size();
        List<Task> tasks = new ArrayList<>(n);
        Map<String, Integer> indexByName = new HashMap<>(n * 2);
        for (int i = 0; i < n; i++) {
            TaskSpec spec = specs.get(i);
            tasks.add(new Task(i, spec));
            Integer earlier = indexByName.putIfAbsent(spec.name(), i);
            if (earlier != null) {
                throw declaredTwice(specs.get(earlier), spec);
            }
        }
        int[][] inputs = new int[n][];
        int[][] predecessors = new int[n][];
        for (int i = 0; i < n; i++) {
            TaskSpec spec = specs.get(i);
            inputs[i] = spec.inputs().stream()
                    .mapToInt(before -> indexOf(before, spec, indexByName))
                    .toArray();
            predecessors[i] = spec.predecessors().stream()
                    .mapToInt(before -> indexOf(before, spec, indexByName))
                    .sorted()
                    .distinct()
                    .toArray();
        }
        return new TaskGraph(name, tasks, indexByName, inputs, predecessors);
    }

    private static int indexOf(String before, TaskSpec spec, Map<String, Integer> indexByName) {
        Integer index = indexByName.get(before);
        if (index == null) {
            throw unknown(before, spec, indexByName.keySet());
        }
        return index;
    }

    private static TaskGraphException unknown(String before, TaskSpec spec, Collection<String> known) {
        String where = spec.declaredAt() == null ? "" : " (" + spec.declaredAt() + ")";
        return new TaskGraphException("Task '" + spec.name() + "'" + where + " runs after unknown task '" + before
                + "'." + Suggestion.didYouMean(before, known));
    }

    private static TaskGraphException declaredTwice(TaskSpec first, TaskSpec second) {
        String where = first.declaredAt() == null || second.declaredAt() == null
                ? ""
                : ": " + first.declaredAt() + " and " + second.declaredAt();
        return new TaskGraphException("Task '" + first.name() + "' is declared twice" + where);
    }
}

package makespan.graph;

import java.util.List;
import java.util.stream.Collectors;

/** The tasks wait for each other in a circle; the message names them along it. */
public final class CycleException extends TaskGraphException {
    private static final long serialVersionUID = 1L;

    private final transient List<Task> cycle;

    /** @param cycle the tasks along the cycle, each before its successor, the first not repeated */
    CycleException(List<Task> cycle) {
        super("Cycle: " + cycle.stream().map(CycleException::step).collect(Collectors.joining(" → ")) + " → "
                + cycle.get(0).name());
        this.cycle = List.copyOf(cycle);
    }

    /** Returns the tasks along the cycle, each before its successor, the first not repeated. */
    public List<Task> cycle() {
        return cycle;
    }

    private static String step(Task task) {
        return task.name() + task.declaredAt().map(at -> " (" + at + ")").orElse("");
    }
}

package makespan.dsl;

import java.util.List;

/** The words inside {@code graph('name') { … }}. */
public final class GraphWords implements TaskWords {
    private final TaskScope scope;

    GraphWords(TaskScope scope) {
        this.scope = scope;
    }

    @Override
    public <R> TaskHandle<R> declareTask(List<?> arguments) {
        return scope.declare(TaskCall.of(arguments));
    }
}

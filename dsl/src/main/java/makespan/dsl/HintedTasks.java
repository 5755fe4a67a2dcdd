package makespan.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import makespan.dsl.compile.TaskHints;

/** The words for tasks, each told the {@link TaskHints} of one call. */
final class HintedTasks implements TaskWords {
    private final TaskWords words;
    private final Map<String, ?> hints;

    HintedTasks(TaskWords words, Map<String, ?> hints) {
        this.words = words;
        this.hints = hints;
    }

    @Override
    public <R> TaskHandle<R> declareTask(List<?> arguments) {
        List<Object> all = new ArrayList<>(List.of(hints));
        all.addAll(arguments);
        return words.declareTask(all);
    }
}

package makespan.dsl;

import java.util.List;
import java.util.Optional;
import makespan.runtime.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * How a script ended.
 *
 * @param displayed what it showed, in order: results of runs, speedup studies, graphs and any other values
 * @param value the value of its last statement; null if that is none, or was displayed
 * @param error what went wrong; null after success
 */
public record ScriptOutcome(
        List<Object> displayed,
        @Nullable Object value,
        @Nullable CellError error) {
    public ScriptOutcome {
        displayed = List.copyOf(displayed);
    }

    /** Returns 0 after success, 1 if the script's work failed, 2 if the script or its parameters are wrong. */
    public int exitCode() {
        if (error == null) {
            return 0;
        }
        return error.usage() ? 2 : 1;
    }

    /** Returns the result of the latest run, also of one that failed. */
    public Optional<RunResult> lastRun() {
        return last(RunResult.class);
    }

    /** Returns the last displayed value of a type. */
    public <T> Optional<T> last(Class<T> type) {
        return displayed.stream().filter(type::isInstance).map(type::cast).reduce((earlier, later) -> later);
    }
}

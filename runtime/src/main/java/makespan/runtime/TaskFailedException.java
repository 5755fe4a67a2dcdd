package makespan.runtime;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import makespan.graph.SourceLocation;
import makespan.graph.Task;
import org.jspecify.annotations.Nullable;

/** A run did not complete because tasks failed; the message names the first one, its cause and what was not run. */
public final class TaskFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NAMES_SHOWN = 10;

    private final transient RunResult result;

    private TaskFailedException(String message, RunResult result) {
        super(message, result.failures().get(0).cause());
        this.result = result;
        result.failures().stream().skip(1).map(TaskFailure::cause).forEach(this::suppress);
    }

    /**
     * Returns the exception for a failed run.
     *
     * @param placeOf finds the line of the user's text where a task's exception came from; where it finds none, the
     *     message shows where the task was declared
     * @throws IllegalArgumentException if no task of the run failed
     */
    public static TaskFailedException of(RunResult result, Function<Throwable, @Nullable SourceLocation> placeOf) {
        if (result.failures().isEmpty()) {
            throw new IllegalArgumentException("no task failed in this run of graph '"
                    + result.graph().name() + "'; its status is " + result.status());
        }
        TaskFailure first = result.failures().get(0);
        SourceLocation thrownAt = placeOf.apply(first.cause());
        SourceLocation place =
                thrownAt != null ? thrownAt : first.task().declaredAt().orElse(null);
        String message = "Task '" + first.task().name() + "' failed"
                + (first.tries() == 1 ? "" : " after " + first.tries() + " tries") + ": " + describe(first.cause())
                + (place == null ? "" : " (" + place + ")")
                + names("; also failed: ", otherFailures(result))
                + names("; not run: ", result.notRun());
        return new TaskFailedException(message, result);
    }

    /** Returns the run, with the values of the tasks that completed. */
    public RunResult result() {
        return result;
    }

    /** Returns the exception's short type and the first line of its message. */
    static String describe(Throwable cause) {
        String type = cause.getClass().getName();
        String shortType = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        String message = cause.getMessage();
        return message == null
                ? shortType
                : message.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .map(line -> shortType + ": " + line)
                        .orElse(shortType);
    }

    private static List<Task> otherFailures(RunResult result) {
        return result.failures().stream().skip(1).map(TaskFailure::task).toList();
    }

    private static String names(String title, List<Task> tasks) {
        if (tasks.isEmpty()) {
            return "";
        }
        String shown = tasks.stream().limit(NAMES_SHOWN).map(Task::name).collect(Collectors.joining(", "));
        int more = tasks.size() - NAMES_SHOWN;
        return title + shown + (more > 0 ? " and " + more + " more" : "");
    }

    private void suppress(Throwable other) {
        if (other != getCause()) {
            addSuppressed(other);
        }
    }
}

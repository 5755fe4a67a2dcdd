package makespan.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makespan.dsl.compile.CellFrames;
import makespan.graph.TaskBody;
import makespan.opencl.OpenClKernel;
import org.jspecify.annotations.Nullable;

/**
 * A way to do a task, as {@code variant} makes it and {@code task} takes it. The same one may be given to many tasks.
 */
public final class TaskVariant {
    static final List<String> OPTIONS = List.of("cost");

    private final List<String> targets;
    private final Object body;
    private final @Nullable Duration cost;

    private TaskVariant(List<String> targets, Object body, @Nullable Duration cost) {
        this.targets = List.copyOf(targets);
        this.body = body;
        this.cost = cost;
    }

    /**
     * Returns a variant.
     *
     * @param on where it runs, as the option {@code on:} of a task has it
     * @param body a closure, or a body such as the launch of a kernel
     * @throws DeclarationException if something cannot be used
     */
    static TaskVariant of(Map<String, ?> options, Object on, @Nullable Object body) {
        WordOptions.check("variant", options, OPTIONS);
        Object cost = options.get("cost");
        if (cost != null && !(cost instanceof Duration time && WordOptions.isPositive(time))) {
            throw WordOptions.wrong("variant", "cost", "a duration of more than 0, as in 3.ms", cost);
        }
        if (body instanceof OpenClKernel) {
            throw new DeclarationException(
                    "A variant needs to know over how many work-items a kernel runs" + Places.here()
                            + "; write kernel.over(n), or kernel.overData(0) for as many as the first data have");
        }
        if (!(body instanceof Closure<?> || body instanceof TaskBody)) {
            throw new DeclarationException(
                    "A variant takes a device and a body in braces or the launch of a kernel, but was given "
                            + Places.quote(body) + Places.here());
        }
        return new TaskVariant(
                DeviceNames.of(
                        on,
                        "A variant's device" + Places.at(CellFrames.current().orElse(null))),
                body,
                (Duration) cost);
    }

    /** Returns where it runs, in order of liking. */
    List<String> targets() {
        return targets;
    }

    /** Returns a {@link Closure} or a {@link TaskBody}. */
    Object body() {
        return body;
    }

    /** Returns how long it is expected to take, if that was said. */
    Optional<Duration> cost() {
        return Optional.ofNullable(cost);
    }

    /** Returns {@code variant for gpu}. */
    @Override
    public String toString() {
        return "variant for " + String.join(" or ", targets);
    }
}

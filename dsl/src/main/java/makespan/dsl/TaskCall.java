package makespan.dsl;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makespan.dsl.compile.CellFrames;
import makespan.dsl.compile.TaskHints;
import makespan.graph.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call of {@code task}, sorted by their meaning.
 *
 * @param name the first string among the arguments
 * @param inputs handles and lists of handles, whose values the body takes; not yet checked
 * @param variants further ways to do the task
 * @param body null if there are variants alone
 * @param place where the call stands
 * @param variable the variable to which the handle is assigned
 * @param repeated whether that assignment may run more than once
 * @param reads the names that the bodies read as {@code x()}
 * @param version what changes with the text of the bodies
 */
record TaskCall(
        Map<String, Object> options,
        @Nullable String name,
        List<Object> inputs,
        List<TaskVariant> variants,
        @Nullable Closure<?> body,
        @Nullable SourceLocation place,
        @Nullable String variable,
        boolean repeated,
        List<String> reads,
        String version) {

    static TaskCall of(List<?> arguments) {
        Map<String, Object> named = new LinkedHashMap<>();
        List<@Nullable Object> inputs = new ArrayList<>();
        List<TaskVariant> variants = new ArrayList<>();
        @Nullable String name = null;
        @Nullable Closure<?> body = null;
        for (Object argument : arguments) {
            if (argument instanceof Map<?, ?> options) {
                options.forEach((key, value) -> named.put(String.valueOf(key), value));
            } else if (argument instanceof CharSequence text && name == null && inputs.isEmpty()) {
                name = text.toString();
            } else if (argument instanceof Closure<?> closure && body == null) {
                body = closure;
            } else if (argument instanceof TaskVariant variant) {
                variants.add(variant);
            } else {
                inputs.add(argument);
            }
        }
        SourceLocation place = place(named.remove(TaskHints.PLACE));
        String exact = (String) named.remove(TaskHints.VARIABLE);
        String repeated = (String) named.remove(TaskHints.REPEATED_VARIABLE);
        List<String> reads = strings(named.remove(TaskHints.READS));
        Object version = named.remove(TaskHints.VERSION);
        String variable = exact != null ? exact : repeated;
        List<Object> checked = checked(inputs, place);
        if (body == null && variants.isEmpty()) {
            throw new DeclarationException("A task needs a body in braces, as in task { 42 }" + Places.in(place));
        }
        String known = version == null ? "" : version.toString();
        return new TaskCall(named, name, checked, variants, body, place, variable, exact == null, reads, known);
    }

    /** Returns the bodies that are closures. */
    List<Closure<?>> closures() {
        List<Closure<?>> closures = new ArrayList<>();
        for (TaskVariant variant : variants) {
            if (variant.body() instanceof Closure<?> closure) {
                closures.add(closure);
            }
        }
        if (body != null) {
            closures.add(body);
        }
        return closures;
    }

    private static List<Object> checked(List<@Nullable Object> inputs, @Nullable SourceLocation place) {
        List<Object> checked = new ArrayList<>();
        for (Object input : inputs) {
            boolean handles = input instanceof List<?> list && list.stream().allMatch(TaskHandle.class::isInstance);
            if (input == null || !(handles || input instanceof TaskHandle<?>)) {
                throw new DeclarationException("A task takes handles of other tasks as inputs, but was given "
                        + Places.quote(input) + Places.in(place) + "; its body can use other values as they are");
            }
            checked.add(input);
        }
        return checked;
    }

    private static @Nullable SourceLocation place(@Nullable Object hint) {
        return hint instanceof List<?> list
                ? new SourceLocation(String.valueOf(list.get(0)), (Integer) list.get(1))
                : CellFrames.current().orElse(null);
    }

    private static List<String> strings(@Nullable Object hint) {
        return hint instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}

package makespan.dsl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makespan.device.DeviceKind;
import makespan.graph.SourceLocation;
import makespan.graph.Suggestion;
import org.jspecify.annotations.Nullable;

/** The options of one {@code task}, checked. */
final class TaskOptions {
    /** The options that there are, in the order of messages. */
    static final List<String> NAMES = List.of("after", "kind", "name", "on", "priority", "retry");

    private final Map<String, ?> given;
    private final @Nullable SourceLocation place;

    TaskOptions(Map<String, ?> given, @Nullable SourceLocation place) {
        this.given = given;
        this.place = place;
        given.keySet().forEach(name -> check(String.valueOf(name)));
    }

    Optional<String> text(String option) {
        return Optional.ofNullable((Object) given.get(option)).map(String::valueOf);
    }

    int priority() {
        Object value = given.get("priority");
        if (value != null && !(value instanceof Integer number && number >= 1 && number <= 9)) {
            throw wrong("priority", "a whole number between 0 and 9", value);
        }
        return value == null ? 0 : (Integer) value;
    }

    /** Returns how often the body is tried at most. */
    int tries() {
        Object retry = given.get("retry");
        Object times = retry instanceof Map<?, ?> map ? times(map) : retry;
        if (times != null && !(times instanceof Integer number && number >= 1)) {
            throw wrong("retry", "how often to try in all: 3 or [times: 3]", retry);
        }
        return times == null ? 1 : (Integer) times;
    }

    DeviceKind device() {
        Object on = given.get("on");
        return on == null ? DeviceKind.CPU : Devices.of(on, place);
    }

    /** Returns the handles and names of the tasks that come before. */
    List<Object> after() {
        Object after = given.get("after");
        List<Object> flat = new ArrayList<>();
        Collection<?> all = after == null ? List.of() : listOf(after);
        for (Object before : all) {
            if (!(before instanceof TaskHandle<?> || before instanceof CharSequence)) {
                throw wrong("after", "a task's handle, its name, or a list of them", before);
            }
            flat.add(before instanceof TaskHandle<?> ? before : before.toString());
        }
        return flat;
    }

    private static Collection<?> listOf(Object oneOrMany) {
        return oneOrMany instanceof Collection<?> many ? many : List.of(oneOrMany);
    }

    private @Nullable Object times(Map<?, ?> retry) {
        for (Object key : retry.keySet()) {
            if (!"times".equals(String.valueOf(key))) {
                throw new DeclarationException(
                        "Unknown option '" + key + "' of retry" + Places.at(place) + ". Known: times.");
            }
        }
        return retry.get("times");
    }

    private void check(String option) {
        if (!NAMES.contains(option)) {
            String hint = Suggestion.didYouMean(option, NAMES);
            throw new DeclarationException("Unknown task option '" + option + "'" + Places.at(place) + "."
                    + (hint.isEmpty() ? " Known: " + String.join(", ", NAMES) + "." : hint));
        }
    }

    private DeclarationException wrong(String option, String expected, @Nullable Object given) {
        return new DeclarationException("Task option '" + option + "'" + Places.at(place) + " must be " + expected
                + ", but was " + Places.quote(given));
    }
}

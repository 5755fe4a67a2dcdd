package makespan.dsl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.device.DeviceKind;
import makespan.graph.Resource;
import makespan.graph.SourceLocation;
import makespan.text.Suggestion;
import org.jspecify.annotations.Nullable;

/** The options of one {@code task}, checked. */
final class TaskOptions {
    /** The options that there are, in the order of messages. */
    static final List<String> NAMES = List.of(
            "after",
            "cost",
            "kind",
            "name",
            "needs",
            "on",
            "priority",
            "reads",
            "retry",
            "timeout",
            "updates",
            "writes");

    private static final Map<String, Function<DataHandle, Access>> ACCESSES =
            Map.of("reads", Access::read, "writes", Access::write, "updates", Access::readWrite);

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

    Retry retry() {
        return Retry.of(given.get("retry"), place);
    }

    /** Returns how long one try may take, null where that is not limited. */
    @Nullable
    Duration timeout() {
        Object value = given.get("timeout");
        if (value == null) {
            return null;
        }
        if (value instanceof Duration limit && WordOptions.isPositive(limit)) {
            return limit;
        }
        throw wrong("timeout", "a duration of more than 0, as in 5.s", value);
    }

    /** Returns the units that are needed, by the resource's name; a resource listed twice counts twice. */
    Map<String, Integer> needs() {
        Object needs = given.get("needs");
        Map<String, Integer> units = new LinkedHashMap<>();
        if (needs instanceof Map<?, ?> map) {
            map.forEach((resource, count) -> units.merge(resourceName(resource), units(count), Integer::sum));
        } else if (needs != null) {
            listOf(needs).forEach(resource -> units.merge(resourceName(resource), 1, Integer::sum));
        }
        return units;
    }

    private String resourceName(@Nullable Object resource) {
        if (resource instanceof Resource known) {
            return known.name();
        }
        if (resource instanceof CharSequence name) {
            return name.toString();
        }
        throw wrong("needs", "a resource, its name, a list of them, or their units, as in [(db): 2]", resource);
    }

    private int units(@Nullable Object count) {
        if (count instanceof Integer number && number >= 1) {
            return number;
        }
        throw wrong("needs", "in whole units of at least 1, as in [(db): 2]", count);
    }

    /** Returns where the body can run, in order of liking. */
    List<String> targets() {
        Object on = given.get("on");
        return on == null ? List.of(DeviceKind.CPU.word()) : DeviceNames.of(on, "Task option 'on'" + Places.at(place));
    }

    /** Returns the data that the task accesses, in the order in which they are written. */
    List<Access> accesses() {
        List<Access> accesses = new ArrayList<>();
        given.forEach((option, value) -> {
            Function<DataHandle, Access> access = ACCESSES.get(option);
            if (access != null) {
                Collection<?> all = value == null ? List.of() : listOf(value);
                all.forEach(each -> add(accesses, access.apply(data(option, each))));
            }
        });
        return accesses;
    }

    private void add(List<Access> accesses, Access access) {
        if (accesses.stream().anyMatch(earlier -> earlier.data() == access.data())) {
            throw new DeclarationException("Data " + access.data() + " are named twice" + Places.at(place)
                    + "; a task that reads and writes them names them once, with updates:");
        }
        accesses.add(access);
    }

    private DataHandle data(String option, @Nullable Object given) {
        if (given instanceof DataHandle data) {
            return data;
        }
        throw wrong(option, "data or a list of data, as in def x = floats(1024)", given);
    }

    /**
     * Returns how long the task is expected to take where.
     *
     * @param targets where it can run; a time without a device is that of a worker, or else of the first of them
     */
    Map<String, Duration> costs(List<String> targets) {
        Object cost = given.get("cost");
        Map<String, Duration> costs = new LinkedHashMap<>();
        if (cost instanceof Map<?, ?> map) {
            map.forEach((device, time) -> {
                List<String> names = DeviceNames.of(device, "Task option 'cost'" + Places.at(place) + ": a device");
                names.forEach(name -> costs.put(name, duration(time)));
            });
        } else if (cost != null) {
            String worker = DeviceKind.CPU.word();
            costs.put(targets.contains(worker) ? worker : targets.get(0), duration(cost));
        }
        costs.keySet().forEach(device -> {
            if (!targets.contains(device)) {
                throw new DeclarationException("Task option 'cost'" + Places.at(place) + " names '" + device
                        + "', on which the task cannot run. It can on " + String.join(", ", targets) + ".");
            }
        });
        return costs;
    }

    private Duration duration(@Nullable Object time) {
        if (time instanceof Duration duration && WordOptions.isPositive(duration)) {
            return duration;
        }
        throw wrong("cost", "a duration of more than 0, as in 40.ms, or one for each device, as in [gpu: 3.ms]", time);
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

    private void check(String option) {
        if (!NAMES.contains(option)) {
            String hint = Suggestion.didYouMean(option, NAMES);
            throw new DeclarationException("Unknown task option '" + option + "'" + Places.at(place) + "."
                    + (hint.isEmpty() ? " Known: " + String.join(", ", NAMES) + "." : hint));
        }
    }

    private DeclarationException wrong(String option, String expected, @Nullable Object value) {
        return wrong(option, place, expected, value);
    }

    static DeclarationException wrong(
            String option, @Nullable SourceLocation place, String expected, @Nullable Object value) {
        return new DeclarationException("Task option '" + option + "'" + Places.at(place) + " must be " + expected
                + ", but was " + Places.quote(value));
    }
}

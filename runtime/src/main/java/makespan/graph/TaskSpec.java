package makespan.graph;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.device.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a task, with its predecessors by name so that they may be declared later.
 *
 * @param name unique in its graph, not blank
 * @param kind what alike tasks share
 * @param body the work
 * @param device where it wants to run
 * @param priority 0 to 9, higher first
 * @param tries how often the body is tried, at least 1
 * @param backoff the pause before the second try, at least 0; it doubles with each further try
 * @param retryOn what a body must throw to be tried again
 * @param timeout how long one try may take, more than 0, if that is limited
 * @param needs how many units, at least 1, of which resource the task holds while it runs
 * @param inputs names of the tasks whose values are passed to the body, in this order
 * @param after names of further tasks that must end before
 * @param declaredAt where the user wrote it, if known
 * @param variants in order of liking, all the ways in which it can be done, if there is more to say than the body and the
 *     device, which do not count then; else empty
 * @param accesses the data that it reads and writes, each once
 */
public record TaskSpec(
        String name,
        String kind,
        TaskBody body,
        DeviceKind device,
        int priority,
        int tries,
        Duration backoff,
        Class<? extends Throwable> retryOn,
        @Nullable Duration timeout,
        Map<String, Integer> needs,
        List<String> inputs,
        List<String> after,
        @Nullable SourceLocation declaredAt,
        List<Variant> variants,
        List<Access> accesses) {
    private static final String SEPARATORS = " \t\n\u000b\f\r.,:_#/()[]-";

    public TaskSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a task's name must not be blank");
        }
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException(
                    "priority of task '" + name + "' must be between 0 and 9, but was " + priority);
        }
        if (tries < 1) {
            throw new IllegalArgumentException("tries of task '" + name + "' must be at least 1, but was " + tries);
        }
        if (backoff.isNegative()) {
            throw new IllegalArgumentException(
                    "backoff of task '" + name + "' must not be negative, but was " + backoff);
        }
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException(
                    "timeout of task '" + name + "' must be more than 0, but was " + timeout);
        }
        Objects.requireNonNull(body);
        Objects.requireNonNull(retryOn);
        needs = checkedNeeds(name, needs);
        inputs = List.copyOf(inputs);
        after = List.copyOf(after);
        variants = checkedVariants(name, variants);
        accesses = checkedAccesses(name, accesses);
    }

    private static List<Variant> checkedVariants(String task, List<Variant> variants) {
        Set<String> targets = new HashSet<>();
        for (Variant variant : variants) {
            if (!targets.add(variant.target())) {
                throw new IllegalArgumentException(
                        "task '" + task + "' has two variants for '" + variant.target() + "'; it can have one");
            }
        }
        return List.copyOf(variants);
    }

    private static List<Access> checkedAccesses(String task, List<Access> accesses) {
        Set<DataHandle> seen = new HashSet<>();
        for (Access access : accesses) {
            if (!seen.add(access.data())) {
                throw new IllegalArgumentException("task '" + task + "' accesses data " + access.data()
                        + " twice; say once that it reads and writes them");
            }
        }
        return List.copyOf(accesses);
    }

    private static Map<String, Integer> checkedNeeds(String task, Map<String, Integer> needs) {
        if (needs.isEmpty()) {
            return Map.of();
        }
        needs.forEach((resource, units) -> {
            if (units < 1) {
                throw new IllegalArgumentException(
                        "task '" + task + "' must need at least 1 unit of '" + resource + "', but needs " + units);
            }
        });
        return Collections.unmodifiableMap(new LinkedHashMap<>(needs));
    }

    /** Returns a CPU task without predecessors, of the {@link #kindOf kind} that its name suggests, tried once. */
    public static TaskSpec of(String name, TaskBody body) {
        return new TaskSpec(
                name,
                kindOf(name),
                body,
                DeviceKind.CPU,
                0,
                1,
                Duration.ZERO,
                Throwable.class,
                null,
                Map.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    /** Returns the name without its trailing numbers: {@code gemm} for {@code gemm 3,1}. */
    public static String kindOf(String name) {
        int end = name.length();
        boolean numbered = false;
        while (end > 0 && (isDigit(name.charAt(end - 1)) || SEPARATORS.indexOf(name.charAt(end - 1)) >= 0)) {
            end--;
            numbered |= isDigit(name.charAt(end));
        }
        String kind = numbered ? name.substring(0, end) : name;
        return kind.isBlank() ? name : kind;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public TaskSpec withKind(String newKind) {
        return with(copy -> copy.kind = newKind);
    }

    public TaskSpec withDevice(DeviceKind newDevice) {
        return with(copy -> copy.device = newDevice);
    }

    public TaskSpec withPriority(int newPriority) {
        return with(copy -> copy.priority = newPriority);
    }

    public TaskSpec withTries(int newTries) {
        return with(copy -> copy.tries = newTries);
    }

    public TaskSpec withBackoff(Duration newBackoff) {
        return with(copy -> copy.backoff = newBackoff);
    }

    public TaskSpec withRetryOn(Class<? extends Throwable> newRetryOn) {
        return with(copy -> copy.retryOn = newRetryOn);
    }

    public TaskSpec withTimeout(@Nullable Duration newTimeout) {
        return with(copy -> copy.timeout = newTimeout);
    }

    public TaskSpec withNeeds(Map<String, Integer> newNeeds) {
        return with(copy -> copy.needs = newNeeds);
    }

    /** Returns this task, holding units of one more resource, or another number of one that it holds already. */
    public TaskSpec withNeed(String resource, int units) {
        Map<String, Integer> more = new LinkedHashMap<>(needs);
        more.put(resource, units);
        return withNeeds(more);
    }

    public TaskSpec withInputs(List<String> newInputs) {
        return with(copy -> copy.inputs = newInputs);
    }

    public TaskSpec withInputs(String... newInputs) {
        return withInputs(List.of(newInputs));
    }

    public TaskSpec withAfter(List<String> newAfter) {
        return with(copy -> copy.after = newAfter);
    }

    public TaskSpec withAfter(String... newAfter) {
        return withAfter(List.of(newAfter));
    }

    public TaskSpec withDeclaredAt(@Nullable SourceLocation newDeclaredAt) {
        return with(copy -> copy.declaredAt = newDeclaredAt);
    }

    public TaskSpec withVariants(List<Variant> newVariants) {
        return with(copy -> copy.variants = newVariants);
    }

    public TaskSpec withVariants(Variant... newVariants) {
        return withVariants(List.of(newVariants));
    }

    public TaskSpec withAccesses(List<Access> newAccesses) {
        return with(copy -> copy.accesses = newAccesses);
    }

    public TaskSpec withAccesses(Access... newAccesses) {
        return withAccesses(List.of(newAccesses));
    }

    private TaskSpec with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.toSpec();
    }

    /** All components but the name and the body, to be changed one at a time. */
    private static final class Copy {
        private final TaskSpec original;
        private String kind;
        private DeviceKind device;
        private int priority;
        private int tries;
        private Duration backoff;
        private Class<? extends Throwable> retryOn;
        private @Nullable Duration timeout;
        private Map<String, Integer> needs;
        private List<String> inputs;
        private List<String> after;
        private @Nullable SourceLocation declaredAt;
        private List<Variant> variants;
        private List<Access> accesses;

        Copy(TaskSpec original) {
            this.original = original;
            kind = original.kind;
            device = original.device;
            priority = original.priority;
            tries = original.tries;
            backoff = original.backoff;
            retryOn = original.retryOn;
            timeout = original.timeout;
            needs = original.needs;
            inputs = original.inputs;
            after = original.after;
            declaredAt = original.declaredAt;
            variants = original.variants;
            accesses = original.accesses;
        }

        TaskSpec toSpec() {
            return new TaskSpec(
                    original.name,
                    kind,
                    original.body,
                    device,
                    priority,
                    tries,
                    backoff,
                    retryOn,
                    timeout,
                    needs,
                    inputs,
                    after,
                    declaredAt,
                    variants,
                    accesses);
        }
    }

    /** Returns {@code 'name' (cell 4, line 7)}, or just the quoted name where the place is unknown. */
    String described() {
        return "'" + name + "'" + (declaredAt == null ? "" : " (" + declaredAt + ")");
    }
}

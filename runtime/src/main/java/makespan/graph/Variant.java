package makespan.graph;

import java.time.Duration;
import java.util.Objects;
import makespan.device.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * One of the ways in which a task can be done. All of a task's variants yield the same.
 *
 * @param target where it runs: the word of a kind such as {@code gpu}, a capability such as {@code opencl}, or the name of
 *     one device; {@code cpu} for the workers
 * @param body the work; its context tells {@link TaskContext#device() where} it runs and holds the data that lie there
 * @param expected how long it is expected to take there as long as nothing was measured, more than 0; null if unknown
 */
public record Variant(
        String target, TaskBody body, @Nullable Duration expected) {
    public Variant {
        if (target.isBlank()) {
            throw new IllegalArgumentException("the target of a variant must not be blank");
        }
        Objects.requireNonNull(body);
        if (expected != null && (expected.isNegative() || expected.isZero())) {
            throw new IllegalArgumentException(
                    "the expected time of a variant for '" + target + "' must be more than 0, but was " + expected);
        }
    }

    /** Returns a variant of which nothing is known yet. */
    public static Variant of(String target, TaskBody body) {
        return new Variant(target, body, null);
    }

    /** Returns a variant for the workers of which nothing is known yet. */
    public static Variant cpu(TaskBody body) {
        return of(DeviceKind.CPU.word(), body);
    }

    /** Returns whether it is for the workers. */
    public boolean isCpu() {
        return target.equals(DeviceKind.CPU.word());
    }
}

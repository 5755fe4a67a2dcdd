package makespan.device;

import java.util.regex.Pattern;

/**
 * A kind of place where a task can run. Anyone may name further ones: a kind is what its word says.
 *
 * @param word what users write for it, such as {@code cpu}: letters, digits, hyphens and underscores, a letter first
 */
public record DeviceKind(String word) {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}_-]*");

    /** A worker of the work-stealing pool: the place for computing. */
    public static final DeviceKind CPU = new DeviceKind("cpu");
    /** The blocking-I/O lane: a task here may block for long without occupying a worker. */
    public static final DeviceKind IO = new DeviceKind("io");
    /** A graphics processor. */
    public static final DeviceKind GPU = new DeviceKind("gpu");
    /** A processor for neural networks. */
    public static final DeviceKind NPU = new DeviceKind("npu");

    public DeviceKind {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException(
                    "a kind of device must be called by letters, digits, '-' and '_', a letter"
                            + " first, as in 'gpu', but was '" + word + "'");
        }
    }
}

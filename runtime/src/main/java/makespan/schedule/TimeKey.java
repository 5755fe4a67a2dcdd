package makespan.schedule;

import java.util.Objects;

/**
 * What measured times of tasks are kept under: tasks of one kind, done in one way on one model of device with one amount
 * of data, are expected to take equally long.
 *
 * @param kind of the task
 * @param target what the variant is made for, and the version of its body if that is known
 * @param model of the device
 * @param bytes how much data the task accesses, at least 0
 */
public record TimeKey(String kind, String target, String model, long bytes) {
    public TimeKey {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(target);
        Objects.requireNonNull(model);
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be at least 0, but was " + bytes);
        }
    }
}

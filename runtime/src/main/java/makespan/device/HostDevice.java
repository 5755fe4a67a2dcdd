package makespan.device;

import java.util.Set;

/**
 * The workers of a runtime together, as one device: what runs here computes on Java arrays.
 *
 * @param slots the number of workers, at least 1
 * @param memory where Java's arrays lie
 */
public record HostDevice(int slots, DeviceMemory memory) implements Device {
    public HostDevice {
        if (slots < 1) {
            throw new IllegalArgumentException("slots must be at least 1, but was " + slots);
        }
    }

    /** Returns the device of so many workers. */
    public static HostDevice ofWorkers(int workers) {
        return new HostDevice(workers, new HostMemory());
    }

    @Override
    public String name() {
        return DeviceKind.CPU.word();
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.CPU;
    }

    @Override
    public Set<String> capabilities() {
        return Set.of();
    }
}

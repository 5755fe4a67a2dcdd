package makespan.device;

import java.util.ArrayList;
import java.util.List;

/** Makes devices that behave as a {@link Platform} describes them. */
public final class Emulation {
    private Emulation() {}

    /**
     * Returns a device for each processor of the platform that is no CPU; those are for the workers.
     *
     * @throws IllegalArgumentException if a group of CPUs has another speed than 1, for a worker is as fast as it is
     */
    public static List<EmulatedDevice> of(Platform platform) {
        Network network = platform.network();
        List<String> names = platform.names();
        int host = platform.kinds().indexOf(DeviceKind.CPU);
        List<EmulatedDevice> devices = new ArrayList<>();
        int processor = 0;
        for (ProcessorGroup group : platform.groups()) {
            if (isCpu(group) && group.speed() != 1) {
                throw new IllegalArgumentException(
                        "workers are as fast as this machine: 'cpu' cannot be emulated with speed " + group.speed()
                                + "; leave it out, or simulate");
            }
            for (int at = 0; at < group.count(); at++, processor++) {
                if (!isCpu(group)) {
                    String name = names.get(processor);
                    long bytes = group.memoryBytes() == 0 ? Long.MAX_VALUE : group.memoryBytes();
                    devices.add(
                            new EmulatedDevice(name, group, new EmulatedMemory(name, bytes, network, processor, host)));
                }
            }
        }
        return devices;
    }

    /** Returns how many workers stand for the CPUs of a platform, at least 1. */
    public static int workers(Platform platform) {
        return Math.max(
                1,
                platform.groups().stream()
                        .filter(Emulation::isCpu)
                        .mapToInt(ProcessorGroup::count)
                        .sum());
    }

    private static boolean isCpu(ProcessorGroup group) {
        return group.deviceKind().equals(DeviceKind.CPU);
    }
}

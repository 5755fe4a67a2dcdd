package makespan.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makespan.device.Device;
import makespan.device.DeviceMemory;
import makespan.schedule.TimeHistory;

/** The devices of a runtime, for one run. */
final class Targets {
    private Targets() {}

    /**
     * Returns the workers, the I/O lane and the other devices, in this order.
     *
     * @param history of how long copies take
     */
    static List<Target> of(WorkStealingRuntime runtime, TimeHistory history) {
        Map<DeviceMemory, MemorySpace> spaces = new HashMap<>();
        Device host = runtime.host();
        List<Target> targets = new ArrayList<>();
        targets.add(new Target(0, host, space(host, spaces, history), Target.Place.WORKERS, 0, 0));
        targets.add(new Target(1, host, space(host, spaces, history), Target.Place.IO, 0, 0));
        int lane = runtime.workers();
        for (Device device : runtime.devices()) {
            int shared = sharedProcessors(runtime, device);
            targets.add(new Target(
                    targets.size(), device, space(device, spaces, history), Target.Place.DRIVERS, lane, shared));
            lane += device.slots();
        }
        return targets;
    }

    /** Returns how many of a device's processors are workers' too, if all workers and devices of this machine are busy. */
    private static int sharedProcessors(WorkStealingRuntime runtime, Device device) {
        int wanted = runtime.workers()
                + runtime.devices().stream().mapToInt(Device::hostProcessors).sum();
        int missing = Math.max(0, wanted - Runtime.getRuntime().availableProcessors());
        return Math.min(Math.min(device.hostProcessors(), runtime.workers()), missing);
    }

    private static MemorySpace space(Device device, Map<DeviceMemory, MemorySpace> spaces, TimeHistory history) {
        return spaces.computeIfAbsent(device.memory(), memory -> new MemorySpace(spaces.size(), memory, history));
    }
}

package makespan.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makespan.device.Device;
import makespan.device.DeviceMemory;

/** The devices of a runtime, for one run. */
final class Targets {
    private Targets() {}

    /** Returns the workers, the I/O lane and the other devices, in this order. */
    static List<Target> of(WorkStealingRuntime runtime) {
        Map<DeviceMemory, MemorySpace> spaces = new HashMap<>();
        Device host = runtime.host();
        List<Target> targets = new ArrayList<>();
        targets.add(new Target(0, host, space(host, spaces), Target.Place.WORKERS, 0));
        targets.add(new Target(1, host, space(host, spaces), Target.Place.IO, 0));
        int lane = runtime.workers();
        for (Device device : runtime.devices()) {
            targets.add(new Target(targets.size(), device, space(device, spaces), Target.Place.DRIVERS, lane));
            lane += device.slots();
        }
        return targets;
    }

    private static MemorySpace space(Device device, Map<DeviceMemory, MemorySpace> spaces) {
        return spaces.computeIfAbsent(device.memory(), memory -> new MemorySpace(spaces.size(), memory));
    }
}

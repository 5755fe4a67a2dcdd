package makespan.dsl;

import java.util.ArrayList;
import java.util.List;
import makespan.device.Device;
import makespan.device.DeviceKind;
import makespan.device.Discovery;
import makespan.device.Emulation;
import makespan.device.Platform;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import org.jspecify.annotations.Nullable;

/** The devices beside the workers on which a run of a session places tasks. */
final class RunDevices {
    private RunDevices() {}

    /**
     * Returns the emulated devices of a platform, or else those that are here. Drivers are asked only if a task could use
     * what they find.
     *
     * @throws DeclarationException if the platform cannot be emulated
     */
    static List<? extends Device> of(@Nullable Platform platform, TaskGraph graph) {
        if (platform != null) {
            try {
                return Emulation.of(platform);
            } catch (IllegalArgumentException e) {
                throw new DeclarationException(e.getMessage() + Places.here());
            }
        }
        return graph.tasks().stream().anyMatch(RunDevices::wantsDevice) ? here() : List.of();
    }

    private static List<Device> here() {
        List<Device> here = new ArrayList<>();
        Discovery.all().forEach(found -> here.addAll(found.devices()));
        return here;
    }

    private static boolean wantsDevice(Task task) {
        return task.variants().stream().anyMatch(variant -> !isBuiltIn(variant.target()));
    }

    private static boolean isBuiltIn(String target) {
        return target.equals(DeviceKind.CPU.word()) || target.equals(DeviceKind.IO.word());
    }
}

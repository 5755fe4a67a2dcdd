package makespan.dsl;

import java.util.List;
import makespan.device.Device;
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
        return graph.tasks().stream().anyMatch(RunDevices::wantsDevice)
                ? FoundDevices.here().all()
                : List.of();
    }

    private static boolean wantsDevice(Task task) {
        return task.variants().stream().anyMatch(variant -> !DeviceNames.isBuiltIn(variant.target()));
    }
}

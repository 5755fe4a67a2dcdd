package makespan.runtime;

import java.util.ArrayList;
import java.util.List;
import makespan.device.Device;
import makespan.trace.DeviceRecord;
import makespan.trace.Lane;

/**
 * What a trace says of the devices of a run.
 *
 * @param lanes those of the devices, to come after the workers'; their numbers do not count
 * @param record what happened beside the execution of tasks
 * @param emulated whether a task ran on an emulated device
 */
record DeviceOutcome(List<Lane> lanes, DeviceRecord record, boolean emulated) {
    /** Of a run on workers and the I/O lane alone. */
    static final DeviceOutcome NONE = new DeviceOutcome(List.of(), DeviceRecord.NONE, false);

    static DeviceOutcome of(WorkStealingRuntime runtime, Placements placements) {
        List<Lane> lanes = new ArrayList<>();
        for (Device device : runtime.devices()) {
            for (int slot = 0; slot < device.slots(); slot++) {
                String name = device.slots() == 1 ? device.name() : device.name() + " " + slot;
                Double watts = device.watts().isPresent() ? device.watts().getAsDouble() : null;
                lanes.add(new Lane(lanes.size(), name, device.kind(), device.emulated(), watts));
            }
        }
        return new DeviceOutcome(lanes, placements.toRecord(), placements.emulated());
    }
}

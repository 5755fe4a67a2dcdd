package makespan.schedule;

import makespan.device.DeviceKind;

/**
 * A processor on which tasks are placed: the lane of a schedule.
 *
 * @param name short name for labels, such as {@code p0} or {@code H200 1}
 * @param kind what kind of place it is
 */
public record Processor(String name, DeviceKind kind) {}

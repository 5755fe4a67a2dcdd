package makespan.trace;

import makespan.device.DeviceKind;

/**
 * A row of a Gantt chart: a worker, or a slot of another device.
 *
 * @param index position in {@link Trace#lanes()}
 * @param name short name for labels, such as {@code w0} or {@code io 1}
 * @param device what kind of place it is
 */
public record Lane(int index, String name, DeviceKind device) {}

package makespan.trace;

import makespan.device.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * A row of a Gantt chart: a worker, or a slot of another device.
 *
 * @param index position in {@link Trace#lanes()}
 * @param name short name for labels, such as {@code w0} or {@code io 1}
 * @param device what kind of place it is
 * @param emulated whether it only behaved like such a device; whoever shows it says so
 * @param watts the power that it draws while it works, more than 0; null if it is not known
 */
public record Lane(
        int index,
        String name,
        DeviceKind device,
        boolean emulated,
        @Nullable Double watts) {
    public Lane {
        if (watts != null && !(watts > 0)) {
            throw new IllegalArgumentException("the power of '" + name + "' must be more than 0 W, but was " + watts);
        }
    }

    /** A row of a real device whose power is not known. */
    public Lane(int index, String name, DeviceKind device) {
        this(index, name, device, false, null);
    }
}

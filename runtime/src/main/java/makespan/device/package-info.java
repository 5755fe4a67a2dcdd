/**
 * The places where tasks run: their {@link makespan.device.DeviceKind kinds}, and machines described by {@link
 * makespan.device.Platform}.
 */
@NullMarked
package makespan.device;

import org.jspecify.annotations.NullMarked;

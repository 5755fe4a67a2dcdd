/** The kinds of place where a task can run. Start with {@link makespan.device.DeviceKind}. */
@NullMarked
package makespan.device;

import org.jspecify.annotations.NullMarked;

/**
 * The kernel's end of the sockets: one thread owns them all, every other thread hands its messages over. Start with
 * {@link makespan.kernel.wire.Router}.
 */
@NullMarked
package makespan.kernel.wire;

import org.jspecify.annotations.NullMarked;

/**
 * Conversations between front end and kernel, beside the requests. Start with {@link makespan.kernel.comm.Comms}.
 */
@NullMarked
package makespan.kernel.comm;

import org.jspecify.annotations.NullMarked;

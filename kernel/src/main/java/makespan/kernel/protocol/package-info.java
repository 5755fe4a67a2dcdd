/**
 * The Jupyter wire protocol for both ends, kernel and client: messages, signatures, frames, connection files and guarded
 * sockets. Start with {@link makespan.kernel.protocol.Message}.
 */
@NullMarked
package makespan.kernel.protocol;

import org.jspecify.annotations.NullMarked;

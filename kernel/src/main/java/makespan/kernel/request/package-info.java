/**
 * What the kernel does for each kind of request. Start with {@link makespan.kernel.request.Dispatcher}.
 */
@NullMarked
package makespan.kernel.request;

import org.jspecify.annotations.NullMarked;

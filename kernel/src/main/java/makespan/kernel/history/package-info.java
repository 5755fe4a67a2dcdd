/**
 * What was executed, in this session and in earlier ones. Start with {@link makespan.kernel.history.History}.
 */
@NullMarked
package makespan.kernel.history;

import org.jspecify.annotations.NullMarked;

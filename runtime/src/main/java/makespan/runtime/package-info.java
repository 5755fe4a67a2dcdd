/**
 * Executes task graphs by work stealing. Start with {@link makespan.runtime.WorkStealingRuntime#withWorkers(int)}.
 */
@NullMarked
package makespan.runtime;

import org.jspecify.annotations.NullMarked;

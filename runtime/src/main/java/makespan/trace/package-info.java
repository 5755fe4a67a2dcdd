/**
 * What happened in a run, or would have: the one form in which measured, emulated, simulated and imported runs are
 * analysed and drawn. Start with {@link makespan.trace.Trace}.
 */
@NullMarked
package makespan.trace;

import org.jspecify.annotations.NullMarked;

/**
 * Values described without running the user's code, so that a list of variables can be had at any time. Start with
 * {@link makespan.kernel.variable.ValueText}.
 */
@NullMarked
package makespan.kernel.variable;

import org.jspecify.annotations.NullMarked;

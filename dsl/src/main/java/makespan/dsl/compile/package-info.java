/**
 * Turns the text of a cell or script into classes of the session. Start with
 * {@link makespan.dsl.compile.CellCompiler}.
 */
@NullMarked
package makespan.dsl.compile;

import org.jspecify.annotations.NullMarked;

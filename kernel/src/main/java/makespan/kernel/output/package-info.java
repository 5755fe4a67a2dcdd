/**
 * Text and displays find their way to the cell that caused them, whichever thread they come from. Start with
 * {@link makespan.kernel.output.OutputRouter}.
 */
@NullMarked
package makespan.kernel.output;

import org.jspecify.annotations.NullMarked;

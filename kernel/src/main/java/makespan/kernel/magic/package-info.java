/**
 * The notebook's own commands: {@code %time} and its like. Start with {@link makespan.kernel.magic.Magics} for what there
 * is, and with {@link makespan.kernel.magic.MagicCells} for what becomes of them in a cell.
 */
@NullMarked
package makespan.kernel.magic;

import org.jspecify.annotations.NullMarked;

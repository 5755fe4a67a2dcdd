/**
 * Jupyter's interactive widgets, as far as the kernel's own displays need them. Start with
 * {@link makespan.kernel.widget.Widgets}.
 */
@NullMarked
package makespan.kernel.widget;

import org.jspecify.annotations.NullMarked;

/**
 * The Jupyter kernel. Start with {@link makespan.kernel.KernelMain} for the process, {@link makespan.kernel.Kernel} for
 * its parts, and {@link makespan.kernel.display.Notebook} for what cells can use.
 */
@NullMarked
package makespan.kernel;

import org.jspecify.annotations.NullMarked;

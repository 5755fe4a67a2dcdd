/**
 * Runs notebooks headless, as any Jupyter client would: start with {@link makespan.kernel.notebook.NotebookRunner}, and
 * with {@link makespan.kernel.notebook.NotebookPage} for the page to share.
 */
@NullMarked
package makespan.kernel.notebook;

import org.jspecify.annotations.NullMarked;

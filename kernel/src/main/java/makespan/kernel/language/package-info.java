/**
 * Groovy as the notebook knows it: the session, completion and documentation. Start with
 * {@link makespan.kernel.language.NotebookSession}.
 */
@NullMarked
package makespan.kernel.language;

import org.jspecify.annotations.NullMarked;

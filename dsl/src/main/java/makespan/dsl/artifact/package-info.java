/**
 * Libraries that cells and scripts ask for, from Maven repositories or from files. Start with
 * {@link makespan.dsl.artifact.Libraries}.
 */
@NullMarked
package makespan.dsl.artifact;

import org.jspecify.annotations.NullMarked;

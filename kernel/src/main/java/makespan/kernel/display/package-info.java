/**
 * Values as the front end shows them: bundles of MIME types. Start with {@link makespan.kernel.display.Displays}.
 */
@NullMarked
package makespan.kernel.display;

import org.jspecify.annotations.NullMarked;

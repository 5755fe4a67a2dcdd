/**
 * Tasks and their dependencies as an immutable graph. Start with {@link makespan.graph.TaskGraph#builder(String)}.
 */
@NullMarked
package makespan.graph;

import org.jspecify.annotations.NullMarked;

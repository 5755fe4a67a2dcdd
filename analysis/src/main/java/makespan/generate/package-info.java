/**
 * Graphs of well-known shapes, made to any size, with bodies that do nothing: for simulation, for lessons and for tests.
 * Start with {@link makespan.generate.Pipeline#oneForwardOneBackward} or {@link makespan.generate.Cholesky#graph}.
 */
@NullMarked
package makespan.generate;

import org.jspecify.annotations.NullMarked;

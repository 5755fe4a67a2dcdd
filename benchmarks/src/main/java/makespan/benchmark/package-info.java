/**
 * The comparison of the runtime with what else runs task graphs on the JVM: every {@link makespan.benchmark.Shape} on
 * every contestant, each contestant in a process of its own that measures only when it is its turn.
 */
@NullMarked
package makespan.benchmark;

import org.jspecify.annotations.NullMarked;

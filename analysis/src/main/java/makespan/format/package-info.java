/**
 * Readers and writers of graphs, traces and summaries. Start with {@link makespan.format.TraceJson} for runs and
 * {@link makespan.format.StgReader} or {@link makespan.format.DaxReader} for graphs made elsewhere.
 */
@NullMarked
package makespan.format;

import org.jspecify.annotations.NullMarked;

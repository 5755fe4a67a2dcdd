/**
 * Readers and writers of graphs, traces and summaries. Start with {@link makespan.format.TraceJson} for runs, and for
 * graphs made elsewhere with {@link makespan.format.StgReader}, {@link makespan.format.DaxReader},
 * {@link makespan.format.WfFormatReader}, {@link makespan.format.DotReader}, {@link makespan.format.NinjaReader},
 * {@link makespan.format.NextflowReader} or, for traces, {@link makespan.format.ChromeTraceReader};
 * {@link makespan.format.GraphFormat} writes them.
 */
@NullMarked
package makespan.format;

import org.jspecify.annotations.NullMarked;

/**
 * Numbers from a graph and a trace: how fast a run was, how fast it could be and what holds it back. Start with
 * {@link makespan.analysis.RunAnalysis#of}; for a speedup curve, with {@link makespan.analysis.SpeedupMeasurement#of}.
 */
@NullMarked
package makespan.analysis;

import org.jspecify.annotations.NullMarked;

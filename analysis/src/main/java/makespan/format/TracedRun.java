package makespan.format;

import makespan.graph.TaskGraph;
import makespan.trace.Trace;

/**
 * A run that was read from a file.
 *
 * @param graph what was run; its tasks' bodies do nothing
 * @param trace what happened
 */
public record TracedRun(TaskGraph graph, Trace trace) {}

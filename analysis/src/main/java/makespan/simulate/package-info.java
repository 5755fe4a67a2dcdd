/**
 * Runs of a graph that did not happen: its tasks placed on workers by a scheduling policy, from given task times. Start
 * with {@link makespan.simulate.Simulator#run(makespan.graph.TaskGraph, double[], int)}.
 */
@NullMarked
package makespan.simulate;

import org.jspecify.annotations.NullMarked;

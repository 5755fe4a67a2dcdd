/**
 * Runs of a graph that did not happen: its tasks placed on workers by a scheduling policy, from given task times. Start
 * with {@link makespan.simulate.Simulator#run(makespan.graph.TaskGraph, double[], int)} for equal workers, with {@link
 * makespan.simulate.PlacementProblem} and {@link makespan.simulate.Heft} for unlike ones and data that move.
 */
@NullMarked
package makespan.simulate;

import org.jspecify.annotations.NullMarked;

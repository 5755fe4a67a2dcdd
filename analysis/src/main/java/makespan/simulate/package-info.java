/**
 * Runs of a graph that did not happen: its tasks placed on workers by a scheduling policy, from given task times. Start
 * with {@link makespan.simulate.Simulator#run(makespan.graph.TaskGraph, double[], int)} for equal workers, whose policies
 * are the {@link makespan.simulate.WorkerPolicy worker policies}; with {@link makespan.device.Platform}, {@link
 * makespan.schedule.PlacementProblem} and {@link makespan.schedule.PlacementPolicy} for unlike ones and data that move.
 */
@NullMarked
package makespan.simulate;

import org.jspecify.annotations.NullMarked;

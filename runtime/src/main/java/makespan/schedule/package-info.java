/**
 * The algorithms that place the tasks of a graph on unlike processors, one a class, each with its paper. Start with {@link
 * makespan.schedule.PlacementProblem} and {@link makespan.schedule.PlacementPolicy}.
 */
@NullMarked
package makespan.schedule;

import org.jspecify.annotations.NullMarked;

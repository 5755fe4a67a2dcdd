package makespan.simulate;

import java.util.Arrays;
import makespan.graph.TaskGraph;
import makespan.schedule.PlacementProblem;

/** The shortest schedule on unlike processors, by trying every order and every place of the tasks, each appended. */
final class BestPlacement {
    private final PlacementProblem problem;
    private final TaskGraph graph;
    private final long[] end;
    private final int[] place;
    private long best = Long.MAX_VALUE;

    private BestPlacement(PlacementProblem problem) {
        this.problem = problem;
        graph = problem.graph();
        end = new long[graph.size()];
        place = new int[graph.size()];
        Arrays.fill(place, -1);
    }

    /** Returns the shortest makespan of a problem of a few tasks, in nanoseconds. */
    static long makespanNanos(PlacementProblem problem) {
        BestPlacement search = new BestPlacement(problem);
        search.extend(new long[problem.processors()], 0, 0);
        return search.best;
    }

    private void extend(long[] free, int placed, long makespan) {
        if (makespan >= best) {
            return;
        }
        if (placed == place.length) {
            best = makespan;
            return;
        }
        for (int task = 0; task < place.length; task++) {
            if (place[task] < 0 && Arrays.stream(graph.predecessors(task)).allMatch(before -> place[before] >= 0)) {
                for (int on = 0; on < free.length; on++) {
                    if (problem.canRun(task, on)) {
                        long[] later = free.clone();
                        append(task, on, later);
                        extend(later, placed + 1, Math.max(makespan, end[task]));
                    }
                }
                place[task] = -1;
            }
        }
    }

    private void append(int task, int on, long[] free) {
        long arrival = 0;
        for (int k = 0; k < graph.predecessorCount(task); k++) {
            int before = graph.predecessor(task, k);
            arrival = Math.max(arrival, end[before] + problem.transferNanos(task, k, place[before], on));
        }
        long nanos = problem.nanos(task, on);
        place[task] = on;
        end[task] = nanos == 0 ? arrival : Math.max(arrival, free[on]) + nanos;
        free[on] = nanos == 0 ? free[on] : end[task];
    }
}

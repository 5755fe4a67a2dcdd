package makespan.schedule;

import java.util.Comparator;
import makespan.graph.TaskGraph;

/** Tasks by descending rank, taken to the nanosecond; ties go to the one that comes first in topological order. */
final class RankOrder implements Comparator<Integer> {
    private final long[] rank;
    private final int[] position;

    /** @param nanos rank of each task */
    RankOrder(TaskGraph graph, double[] nanos) {
        rank = new long[nanos.length];
        position = new int[nanos.length];
        int[] order = graph.topologicalOrder();
        for (int at = 0; at < order.length; at++) {
            rank[at] = Math.round(nanos[at]);
            position[order[at]] = at;
        }
    }

    @Override
    public int compare(Integer one, Integer other) {
        int higher = Long.compare(rank[other], rank[one]);
        return higher != 0 ? higher : Integer.compare(position[one], position[other]);
    }
}

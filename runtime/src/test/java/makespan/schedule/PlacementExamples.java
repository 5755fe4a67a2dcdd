package makespan.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import makespan.device.Network;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;

/** Two examples that were published with their schedules: ten tasks on three processors, times and transfers in seconds. */
public final class PlacementExamples {
    private PlacementExamples() {}

    /** Topcuoglu, Hariri and Wu 2002, figure 2. */
    public static PlacementProblem topcuoglu() {
        int[][] edges = {
            {1, 2, 18},
            {1, 3, 12},
            {1, 4, 9},
            {1, 5, 11},
            {1, 6, 14},
            {2, 8, 19},
            {2, 9, 16},
            {3, 7, 23},
            {4, 8, 27},
            {4, 9, 23},
            {5, 9, 13},
            {6, 8, 15},
            {7, 10, 17},
            {8, 10, 11},
            {9, 10, 13},
        };
        double[][] seconds = {
            {14, 16, 9}, {13, 19, 18}, {11, 13, 19}, {13, 8, 17}, {12, 13, 10},
            {13, 16, 9}, {7, 15, 11}, {5, 11, 14}, {18, 12, 20}, {21, 7, 16},
        };
        return problem(edges, seconds);
    }

    /** Arabnejad and Barbosa 2014, the sample of ten tasks. */
    public static PlacementProblem arabnejad() {
        int[][] edges = {
            {1, 2, 17},
            {1, 3, 31},
            {1, 4, 29},
            {1, 5, 13},
            {1, 6, 7},
            {2, 8, 3},
            {2, 9, 30},
            {3, 7, 16},
            {4, 8, 11},
            {4, 9, 7},
            {5, 9, 57},
            {6, 8, 5},
            {7, 10, 9},
            {8, 10, 42},
            {9, 10, 7},
        };
        double[][] seconds = {
            {22, 21, 36}, {22, 18, 18}, {32, 27, 43}, {7, 10, 4}, {29, 27, 35},
            {26, 17, 24}, {14, 25, 30}, {29, 23, 36}, {15, 21, 8}, {13, 16, 33},
        };
        return problem(edges, seconds);
    }

    /** Returns which tasks, by ascending start, run on each of the given processors; tasks are counted from 1. */
    public static String byProcessor(Trace trace, int... processors) {
        return IntStream.of(processors)
                .mapToObj(processor -> trace.events().stream()
                        .filter(event -> event.lane() == processor)
                        .map(event -> "n" + (event.task() + 1))
                        .toList()
                        .toString())
                .collect(Collectors.joining(" "));
    }

    /** A byte takes a second; tasks are counted from 1, as in the papers. */
    private static PlacementProblem problem(int[][] edges, double[][] seconds) {
        IndexedGraphBuilder builder = TaskGraph.indexed("example", seconds.length);
        Map<String, Long> bytes = new HashMap<>();
        for (int[] edge : edges) {
            builder.edge(edge[0] - 1, edge[1] - 1);
            bytes.put((edge[0] - 1) + ">" + (edge[1] - 1), (long) edge[2]);
        }
        TaskGraph graph = builder.build();
        return new PlacementProblem(
                graph,
                seconds,
                (task, k) -> bytes.getOrDefault(task + ">" + graph.successor(task, k), 0L),
                Network.uniform(3, 0, 1));
    }
}

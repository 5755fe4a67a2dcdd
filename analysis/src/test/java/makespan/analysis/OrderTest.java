package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;

/** Redundant edges and the largest antichain, against all paths and all sets of tasks. */
class OrderTest {
    @Test
    void anEdgeIsRedundantIfItsEndsAreConnectedWithoutItToo() {
        for (long seed = 0; seed < 60; seed++) {
            TaskGraph graph = RandomGraphs.of(1 + (int) (seed % 10) * 11, 0.02 * (1 + seed % 9), 0, seed);
            List<RedundantEdges.Edge> expected = new ArrayList<>();
            for (int from = 0; from < graph.size(); from++) {
                for (int to : graph.successors(from)) {
                    boolean around = false;
                    for (int next : graph.successors(from)) {
                        around |= next != to && connected(graph, next, to);
                    }
                    if (around) {
                        expected.add(new RedundantEdges.Edge(from, to));
                    }
                }
            }

            assertEquals(Optional.of(expected), RedundantEdges.of(graph), "seed " + seed);
        }
    }

    @Test
    void noSetOfUnconnectedTasksIsLargerThanTheAntichain() {
        for (long seed = 0; seed < 100; seed++) {
            TaskGraph graph = RandomGraphs.of((int) (seed % 13), 0.03 * (seed % 12), 0, seed);
            int width = 0;
            for (int set = 0; set < 1 << graph.size(); set++) {
                if (Integer.bitCount(set) > width && unconnected(graph, tasks(set))) {
                    width = Integer.bitCount(set);
                }
            }
            Antichain antichain = Antichain.of(graph).orElseThrow();

            assertEquals(width, antichain.width(), "seed " + seed);
            assertTrue(unconnected(graph, antichain.tasks()), "seed " + seed + ": " + antichain);
        }
    }

    /** A chain ends where the matching joins a task to none; here it grows by one path at a time, as found first. */
    @Test
    void theWidthIsTheNumberOfChainsThatCoverTheGraph() {
        for (long seed = 0; seed < 40; seed++) {
            TaskGraph graph = RandomGraphs.of(20 + (int) (seed % 5) * 25, 0.01 * (1 + seed % 8), 0, seed);
            int[] before = new int[graph.size()];
            Arrays.fill(before, -1);
            int chains = graph.size();
            for (int task = 0; task < graph.size(); task++) {
                chains -= joins(graph, task, before, new boolean[graph.size()]) ? 1 : 0;
            }
            Antichain antichain = Antichain.of(graph).orElseThrow();

            assertEquals(chains, antichain.width(), "seed " + seed);
            assertTrue(unconnected(graph, antichain.tasks()), "seed " + seed);
        }
    }

    private static boolean joins(TaskGraph graph, int task, int[] before, boolean[] tried) {
        for (int next : graph.descendantsAndSelf(task)) {
            if (next != task && !tried[next]) {
                tried[next] = true;
                if (before[next] < 0 || joins(graph, before[next], before, tried)) {
                    before[next] = task;
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void theWidthOfAGridIsItsShorterSide() {
        int rows = 30;
        int columns = 50;
        IndexedGraphBuilder grid = TaskGraph.indexed("grid", rows * columns);
        for (int at = 0; at < rows * columns; at++) {
            if (at % columns < columns - 1) {
                grid.edge(at, at + 1);
            }
            if (at + columns < rows * columns) {
                grid.edge(at, at + columns);
            }
        }
        TaskGraph graph = grid.build();

        assertEquals(rows, Antichain.of(graph).orElseThrow().width());
        assertEquals(Optional.of(List.of()), RedundantEdges.of(graph));
    }

    @Test
    void whatWouldTakeTooLongIsNotComputed() {
        TaskGraph wide = TaskGraph.indexed("wide", 10_001).build();
        TaskGraph huge = TaskGraph.indexed("huge", 400_000).build();

        assertFalse(Antichain.of(wide).isPresent());
        assertEquals(Optional.of(List.of()), RedundantEdges.of(wide));
        assertFalse(RedundantEdges.of(huge).isPresent());
    }

    private static List<Integer> tasks(int set) {
        List<Integer> tasks = new ArrayList<>();
        for (int task = 0; task < Integer.SIZE; task++) {
            if ((set >> task & 1) == 1) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    private static boolean unconnected(TaskGraph graph, List<Integer> tasks) {
        return tasks.stream()
                .allMatch(from -> tasks.stream().allMatch(to -> from >= to || !connected(graph, from, to)));
    }

    /** Here the tasks of each edge ascend. */
    private static boolean connected(TaskGraph graph, int from, int to) {
        return Arrays.stream(graph.ancestorsAndSelf(to)).anyMatch(task -> task == from);
    }
}

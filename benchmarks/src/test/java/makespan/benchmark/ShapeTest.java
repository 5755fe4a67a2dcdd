package makespan.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void fullShapesHaveTheTasksAndEdgesTheyPromise() {
        assertCounts(Shape.CHAIN, 1_000_000, 999_999);
        assertCounts(Shape.INDEPENDENT, 1_000_000, 0);
        assertCounts(Shape.FAN, 1_000_000, 2 * 999_998);
        assertCounts(Shape.TREE, 1_048_575, 1_048_574);
        assertCounts(Shape.WAVEFRONT, 1024 * 1024, 2 * 1024 * 1023);
        assertCounts(Shape.LAYERED, 100_000, 4 * 99_000);
        assertCounts(Shape.RERUN, 1_000, 4 * 900);
    }

    private static void assertCounts(Shape shape, int tasks, int edges) {
        FlatGraph graph = shape.graph(shape.tasks());
        assertEquals(tasks, graph.size(), shape.label());
        assertEquals(edges, graph.edgeCount(), shape.label());
    }

    @Test
    void smallShapesHaveTheEdgesDrawnByHand() {
        assertArrayEquals(new int[][] {{1}, {2}, {}}, successors(Shape.CHAIN.graph(3)));
        assertArrayEquals(new int[][] {{1, 2, 3}, {4}, {4}, {4}, {}}, successors(Shape.FAN.graph(5)));
        assertArrayEquals(new int[][] {{1, 2}, {3, 4}, {5}, {}, {}, {}}, successors(Shape.TREE.graph(6)));
        assertArrayEquals(
                new int[][] {{1, 3}, {2, 4}, {5}, {4, 6}, {5, 7}, {8}, {7}, {8}, {}},
                successors(Shape.WAVEFRONT.graph(9)));
    }

    private static int[][] successors(FlatGraph graph) {
        return IntStream.range(0, graph.size())
                .mapToObj(task -> IntStream.range(0, graph.successorCount(task))
                        .map(k -> graph.successor(task, k))
                        .toArray())
                .toArray(int[][]::new);
    }

    @Test
    void everyTaskOfALayerFollowsFourDifferentOnesOfTheLayerBefore() {
        FlatGraph graph = Shape.LAYERED.graph(1_000);
        for (int task = 0; task < graph.size(); task++) {
            int layer = task / 10;
            int current = task;
            int[] before = IntStream.range(0, graph.predecessorCount(task))
                    .map(k -> graph.predecessor(current, k))
                    .toArray();
            assertEquals(layer == 0 ? 0 : 4, IntStream.of(before).distinct().count());
            assertTrue(IntStream.of(before).allMatch(other -> other / 10 == layer - 1));
        }
    }

    @Test
    void aGraphOrdersItsTasksAndKnowsItsEnds() {
        FlatGraph graph = FlatGraph.of(5, new int[] {4, 4, 2, 0}, new int[] {2, 0, 1, 1});

        assertArrayEquals(new int[] {3, 4, 2, 0, 1}, graph.topologicalOrder());
        assertArrayEquals(new int[] {3, 4}, graph.roots());
        assertEquals(2, graph.sinkCount());
        assertEquals(2, graph.predecessorCount(1));
    }

    @Test
    void aGraphWithAnotherEdgeHasAnotherFingerprint() {
        int chain = FlatGraph.of(3, new int[] {0, 1}, new int[] {1, 2}).fingerprint();

        assertEquals(chain, Shape.CHAIN.graph(3).fingerprint());
        assertTrue(chain != FlatGraph.of(3, new int[] {0, 0}, new int[] {1, 2}).fingerprint());
        assertTrue(chain != FlatGraph.of(3, new int[] {0}, new int[] {1}).fingerprint());
    }

    @Test
    void aRecursionHasNoGraphAndAMisspeltShapeIsNamed() {
        assertThrows(IllegalArgumentException.class, () -> Shape.FIB.graph(10));
        assertEquals(Shape.WAVEFRONT, Shape.of("wavefront"));
        assertEquals(
                "there is no shape 'ring': give one of chain, independent, fan, tree, wavefront, layered, rerun, fib",
                assertThrows(IllegalArgumentException.class, () -> Shape.of("ring"))
                        .getMessage());
    }
}

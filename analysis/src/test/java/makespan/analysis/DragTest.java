package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;

class DragTest {
    @Test
    void aDragIsWhatTheSpanLosesWithTheTask() {
        for (long seed = 0; seed < 500; seed++) {
            TaskGraph graph = RandomGraphs.of(1 + (int) (seed % 14), 0.05 + 0.06 * (seed % 9), 0, seed);
            double[] seconds = RandomGraphs.seconds(graph, seed);
            double span = WorkSpan.of(graph, seconds).span();
            double[] drag = Drag.of(graph, seconds);
            for (int task = 0; task < graph.size(); task++) {
                double[] without = seconds.clone();
                without[task] = 0;

                assertEquals(span - WorkSpan.of(graph, without).span(), drag[task], "seed " + seed + " task " + task);
            }
        }
    }

    @Test
    void aTaskBesideAnotherCriticalOneHasNone() {
        TaskGraph graph = TaskGraph.builder("twins")
                .add("a", TaskBody.EMPTY)
                .add("one", TaskBody.EMPTY, "a")
                .add("other", TaskBody.EMPTY, "a")
                .build();

        assertArrayEquals(new double[] {1, 0, 0}, Drag.of(graph, new double[] {1, 5, 5}));
        assertArrayEquals(new double[] {1, 3, 0}, Drag.of(graph, new double[] {1, 5, 2}));
    }

    @Test
    void roundingMakesNoDrag() {
        TaskGraph graph = TaskGraph.builder("thirds")
                .add("a", TaskBody.EMPTY)
                .add("b", TaskBody.EMPTY, "a")
                .add("c", TaskBody.EMPTY, "b")
                .add("d", TaskBody.EMPTY)
                .build();

        assertArrayEquals(new double[4], Drag.of(graph, new double[] {0.1, 0.2, 0.3, 0.6}));
        assertArrayEquals(new double[0], Drag.of(TaskGraph.builder("empty").build(), new double[0]));
    }
}

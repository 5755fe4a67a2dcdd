package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;

class GraphShapeTest {
    @Test
    void levelsAreCountedInTasks() {
        TaskGraph graph = TaskGraph.indexed("two parts", 7)
                .edge(0, 1)
                .edge(0, 2)
                .edge(1, 3)
                .edge(0, 3)
                .edge(4, 5)
                .build();

        assertEquals(new GraphShape(3, 3, 3, 4, 3, OptionalInt.of(4), OptionalInt.of(1)), GraphShape.of(graph));
    }

    @Test
    void anEmptyGraphHasNothing() {
        assertEquals(
                new GraphShape(0, 0, 0, 0, 0, OptionalInt.of(0), OptionalInt.of(0)),
                GraphShape.of(TaskGraph.builder("empty").build()));
    }
}

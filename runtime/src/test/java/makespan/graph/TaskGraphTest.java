package makespan.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class TaskGraphTest {
    private static TaskSpec spec(String name, String... after) {
        return TaskSpec.of(name, TaskBody.EMPTY).withAfter(after);
    }

    private static TaskSpec specAt(int line, String name, String... after) {
        return spec(name, after).withDeclaredAt(new SourceLocation("cell 10", line));
    }

    private static String message(Executable code) {
        return assertThrows(TaskGraphException.class, code).getMessage() + "";
    }

    private static TaskGraph diamond() {
        return TaskGraph.builder("diamond")
                .add("join", TaskBody.EMPTY, "right", "left")
                .add(spec("left", "top"))
                .add(spec("right", "top"))
                .add(spec("top"))
                .build();
    }

    @Test
    void tasksAreNumberedAsDeclaredAndEdgesRunBothWays() {
        TaskGraph graph = diamond();

        assertEquals(
                List.of("join", "left", "right", "top"),
                graph.tasks().stream().map(Task::name).toList());
        assertEquals(4, graph.edgeCount());
        assertArrayEquals(new int[] {1, 2}, graph.successors(3));
        assertArrayEquals(new int[] {1, 2}, graph.predecessors(0));
        assertEquals(2, graph.predecessor(0, 1));
        assertEquals(0, graph.successor(2, 0));
    }

    @Test
    void inputsKeepTheirOrder() {
        TaskGraph graph = diamond();

        assertArrayEquals(new int[] {2, 1}, graph.inputs(0));
        assertEquals(2, graph.inputCount(0));
        assertEquals(2, graph.input(0, 0));
    }

    @Test
    void theTopologicalOrderTakesTheLowestReadyIndexFirst() {
        assertArrayEquals(new int[] {3, 1, 2, 0}, diamond().topologicalOrder());
    }

    @Test
    void closuresContainWhatIsReachedDirectlyOrNot() {
        TaskGraph graph = diamond();

        assertArrayEquals(new int[] {1, 3}, graph.ancestorsAndSelf(1));
        assertArrayEquals(new int[] {0, 1}, graph.descendantsAndSelf(1));
        assertArrayEquals(new int[] {}, graph.descendantsAndSelf());
    }

    @Test
    void aDoubledEdgeCountsOnceAndItsValueIsPassedTwice() {
        TaskGraph graph = TaskGraph.builder("g")
                .add("a", TaskBody.EMPTY)
                .add(TaskSpec.of("b", TaskBody.EMPTY).withInputs("a", "a").withAfter("a"))
                .build();

        assertEquals(1, graph.edgeCount());
        assertArrayEquals(new int[] {0, 0}, graph.inputs(1));
    }

    @Test
    void anUnknownPredecessorIsReportedWithItsPlaceAndTheClosestName() {
        assertEquals(
                "Task 'clean' (cell 10, line 2) runs after unknown task 'laod'. Did you mean 'load'?",
                message(() -> TaskGraph.builder("g")
                        .add(specAt(1, "load"))
                        .add(specAt(2, "clean", "laod"))
                        .build()));
    }

    @Test
    void anUnknownPredecessorIsReportedWithoutAPlaceAndWithoutACloseName() {
        assertEquals(
                "Task 'clean' runs after unknown task 'zebra'.",
                message(() -> TaskGraph.builder("g")
                        .add(spec("load"))
                        .add(spec("clean", "zebra"))
                        .build()));
    }

    @Test
    void aTaskDeclaredTwiceIsReportedWithBothPlaces() {
        assertEquals(
                "Task 'x' is declared twice: cell 10, line 1 and cell 10, line 2",
                message(() -> TaskGraph.builder("g")
                        .add(specAt(1, "x"))
                        .add(specAt(2, "x"))
                        .build()));
        assertEquals(
                "Task 'x' is declared twice",
                message(() ->
                        TaskGraph.builder("g").add(spec("x")).add(spec("x")).build()));
    }

    @Test
    void aCycleIsReportedAlongItsPath() {
        TaskGraphBuilder builder = TaskGraph.builder("g")
                .add(specAt(1, "a", "c"))
                .add(specAt(2, "b", "a"))
                .add(specAt(3, "c", "b"));

        CycleException e = assertThrows(CycleException.class, builder::build);

        assertEquals("Cycle: a (cell 10, line 1) → b (cell 10, line 2) → c (cell 10, line 3) → a", e.getMessage());
        assertEquals(List.of("a", "b", "c"), e.cycle().stream().map(Task::name).toList());
    }

    @Test
    void aCycleIsFoundAmongTasksBeforeAndBehindIt() {
        assertEquals(
                "Cycle: left → right → left",
                message(() -> TaskGraph.builder("g")
                        .add(spec("behind", "right"))
                        .add(spec("before"))
                        .add(spec("left", "right", "before"))
                        .add(spec("right", "left"))
                        .build()));
    }

    @Test
    void aTaskThatWaitsForItselfIsACycle() {
        assertEquals(
                "Cycle: a → a",
                message(() -> TaskGraph.builder("g").add(spec("a", "a")).build()));
    }

    @Test
    void aTaskIsFoundByNameOrTheClosestNameIsOffered() {
        TaskGraph graph = diamond();

        assertEquals(Optional.empty(), graph.find("lefd"));
        assertEquals(1, graph.task("left").index());
        assertEquals("Graph 'diamond' has no task 'lefd'. Did you mean 'left'?", message(() -> graph.task("lefd")));
    }

    @Test
    void anEmptyGraphIsAGraph() {
        TaskGraph graph = TaskGraph.builder("empty").build();

        assertEquals("TaskGraph 'empty': 0 tasks, 0 edges", graph.toString());
        assertArrayEquals(new int[] {}, graph.topologicalOrder());
    }

    @Test
    void anIndexBeyondTheNeighboursIsRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> diamond().successor(3, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> diamond().predecessor(3, 0));
    }

    @Test
    void viewsOfOneTaskAreEqualAndThoseOfAnotherGraphAreNot() {
        TaskGraph graph = diamond();

        assertEquals(graph.task("left"), graph.tasks().get(1));
        assertEquals(graph.task("left").hashCode(), graph.task(1).hashCode());
        assertNotEquals(graph.task(1), graph.task(2));
        assertNotEquals(graph.task(1), diamond().task(1));
        assertThrows(UnsupportedOperationException.class, () -> graph.tasks().remove(0));
    }

    @Test
    void aResourceIsThereForTheTasksThatNeedIt() {
        TaskGraph graph = TaskGraph.builder("g")
                .add(spec("query").withNeed("db", 2).withNeed("lock", 1))
                .add(spec("free"))
                .resource("db", 2)
                .resource("lock", 1)
                .resource("db", 2)
                .build();

        assertEquals(List.of(new Resource("db", 2), new Resource("lock", 1)), graph.resources());
        assertEquals(Map.of("db", 2, "lock", 1), graph.task("query").needs());
        assertTrue(graph.hasNeeds(0));
        assertFalse(graph.hasNeeds(1));
    }

    @Test
    void aNeedThatCannotBeMetIsReportedWithItsPlace() {
        TaskGraphBuilder unknown =
                TaskGraph.builder("g").add(specAt(3, "x").withNeed("bd", 1)).resource("db", 2);
        TaskGraphBuilder tooMany =
                TaskGraph.builder("g").add(specAt(3, "x").withNeed("db", 3)).resource("db", 2);

        assertEquals(
                "Task 'x' (cell 10, line 3) needs unknown resource 'bd'. Did you mean 'db'?", message(unknown::build));
        assertEquals("Task 'x' (cell 10, line 3) needs 3 units of 'db', which has 2", message(tooMany::build));
    }

    @Test
    void aResourceHasOneCapacity() {
        TaskGraphBuilder builder = TaskGraph.builder("g").resource("db", 2);

        assertEquals(
                "Resource 'db' is declared twice: with capacity 2 and with capacity 3",
                message(() -> builder.resource("db", 3)));
        assertEquals(
                "capacity of resource 'lock' must be at least 1, but was 0",
                assertThrows(IllegalArgumentException.class, () -> builder.resource("lock", 0))
                        .getMessage());
        assertEquals(
                "a resource's name must not be blank",
                assertThrows(IllegalArgumentException.class, () -> builder.resource(" ", 1))
                        .getMessage());
    }

    @Test
    void whatLimitsTheTriesOfATaskStandsInTheGraph() {
        TaskGraph graph = TaskGraph.builder("g")
                .add(spec("fetch")
                        .withTries(3)
                        .withBackoff(Duration.ofSeconds(1))
                        .withRetryOn(IOException.class)
                        .withTimeout(Duration.ofSeconds(5)))
                .add(spec("free"))
                .build();
        Task fetch = graph.task("fetch");
        Task free = graph.task("free");

        assertEquals(Duration.ofSeconds(1), fetch.backoff());
        assertEquals(IOException.class, fetch.retryOn());
        assertEquals(Optional.of(Duration.ofSeconds(5)), fetch.timeout());
        assertEquals(5_000_000_000L, graph.timeoutNanos(0));
        assertEquals(Duration.ZERO, free.backoff());
        assertEquals(Throwable.class, free.retryOn());
        assertEquals(Optional.empty(), free.timeout());
        assertEquals(0, graph.timeoutNanos(1));
    }
}

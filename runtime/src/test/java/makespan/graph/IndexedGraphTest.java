package makespan.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import makespan.device.DeviceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class IndexedGraphTest {
    private static <T extends RuntimeException> String message(Class<T> type, Executable code) {
        return assertThrows(type, code).getMessage() + "";
    }

    @Test
    void tasksArePlainUnlessSaidOtherwise() {
        Task task = TaskGraph.indexed("g", 3).build().task(2);

        assertEquals("task 2", task.name());
        assertEquals("task", task.kind());
        assertSame(TaskBody.EMPTY, task.body());
        assertEquals(DeviceKind.CPU, task.device());
        assertEquals(0, task.priority());
        assertEquals(1, task.tries());
        assertEquals(Optional.empty(), task.declaredAt());
    }

    @Test
    void edgesOnlyOrderAndInputsPassValuesInTheOrderOfCalls() {
        TaskGraph graph = TaskGraph.indexed("g", 4)
                .input(2, 3)
                .edge(1, 3)
                .input(0, 3)
                .input(2, 3)
                .edge(0, 1)
                .build();

        assertArrayEquals(new int[] {2, 0, 2}, graph.inputs(3));
        assertArrayEquals(new int[] {0, 1, 2}, graph.predecessors(3));
        assertArrayEquals(new int[] {1, 3}, graph.successors(0));
        assertArrayEquals(new int[] {}, graph.inputs(1));
        assertEquals(4, graph.edgeCount());
    }

    @Test
    void inputsThatAreExactlyThePredecessorsAreKeptOnce() {
        TaskEdges same = edges(new int[][] {{0, 2}, {1, 2}}, new int[][] {{1, 2}});
        TaskEdges turned = edges(new int[][] {{1, 2}, {0, 2}}, new int[][] {});

        assertSame(same.predecessors(), same.inputs());
        assertNotEquals(turned.predecessors(), turned.inputs());
        assertArrayEquals(new int[] {1, 0}, turned.inputs().copy(2));
    }

    private static TaskEdges edges(int[][] inputs, int[][] orders) {
        EdgeList values = new EdgeList();
        EdgeList order = new EdgeList();
        Arrays.stream(inputs).forEach(edge -> values.add(edge[0], edge[1]));
        Arrays.stream(orders).forEach(edge -> order.add(edge[0], edge[1]));
        return TaskEdges.of(3, values, order);
    }

    @Test
    void bodiesAreMadeOncePerTaskAndOneBodyIsShared() {
        AtomicInteger made = new AtomicInteger();
        TaskGraph graph = TaskGraph.indexed("g", 2)
                .bodies(task -> {
                    made.incrementAndGet();
                    return context -> task;
                })
                .build();
        TaskBody all = context -> 1;

        assertSame(graph.body(1), graph.body(1));
        assertNotEquals(graph.body(0), graph.body(1));
        assertEquals(2, made.get());
        assertSame(all, TaskGraph.indexed("g", 2).body(all).build().body(1));
    }

    @Test
    void namesAndKindsAreMadeOnlyWhenAskedFor() {
        AtomicInteger asked = new AtomicInteger();
        TaskGraph graph = TaskGraph.indexed("g", 1000)
                .names(task -> "gemm " + asked.incrementAndGet())
                .edge(0, 1)
                .build();
        graph.topologicalOrder();

        assertEquals(0, asked.get());
        assertEquals("gemm 1", graph.task(7).name());
        assertEquals("gemm", graph.task(7).kind());
        assertEquals(2, asked.get());
        assertEquals(
                "row",
                TaskGraph.indexed("g", 1).kinds(task -> "row").build().task(0).kind());
    }

    @Test
    void aTaskIsFoundByNameOrTheClosestNameIsOffered() {
        TaskGraph graph = TaskGraph.indexed("g", 200_000).build();

        assertEquals(123_456, graph.task("task 123456").index());
        assertEquals(Optional.empty(), graph.find("task 200000"));
        assertEquals(
                "Graph 'g' has no task 'taks 199999'. Did you mean 'task 199999'?",
                message(TaskGraphException.class, () -> graph.task("taks 199999")));
    }

    @Test
    void twoTasksOfOneNameAreFoundWhenOneIsLookedForByName() {
        TaskGraph graph =
                TaskGraph.indexed("g", 5).names(task -> "row " + task % 4).build();

        assertEquals(
                "Tasks 0 and 4 of graph 'g' have the same name 'row 0'",
                message(TaskGraphException.class, () -> graph.find("row 1")));
    }

    @Test
    void namesOfOneHashCodeAreToldApart() {
        List<String> names = List.of("AaAa", "BBBB", "AaBB", "BBAa");
        TaskGraph graph = TaskGraph.indexed("g", 4).names(names::get).build();

        for (int task = 0; task < 4; task++) {
            assertEquals(task, graph.task(names.get(task)).index());
        }
    }

    @Test
    void whatIsNotAnIndexIsRefused() {
        IndexedGraphBuilder builder = TaskGraph.indexed("g", 10);

        assertEquals(
                "tasks must be at least 0, but was -1",
                message(IllegalArgumentException.class, () -> TaskGraph.indexed("g", -1)));
        assertEquals(
                "Graph 'g' has 10 tasks, numbered from 0, and no task 10",
                message(IllegalArgumentException.class, () -> builder.edge(0, 10)));
        assertEquals(
                "Graph 'g' has 10 tasks, numbered from 0, and no task -1",
                message(IllegalArgumentException.class, () -> builder.input(-1, 0)));
        assertThrows(IndexOutOfBoundsException.class, () -> builder.build().task(10));
    }

    @Test
    void aGraphIsBuiltOnce() {
        IndexedGraphBuilder builder = TaskGraph.indexed("g", 2);
        builder.build();

        assertEquals(
                "Graph 'g' is built already; its edges went into it",
                message(IllegalStateException.class, builder::build));
        assertThrows(IllegalStateException.class, () -> builder.edge(0, 1));
    }

    @Test
    void aCycleIsReportedAlongItsPath() {
        IndexedGraphBuilder builder =
                TaskGraph.indexed("g", 5).edge(4, 0).edge(3, 1).edge(2, 3).edge(1, 2);

        assertEquals("Cycle: task 1 → task 2 → task 3 → task 1", message(CycleException.class, builder::build));
    }

    @Test
    void aGraphWithoutEdgesAndOneWithoutTasksAreGraphs() {
        TaskGraph loose = TaskGraph.indexed("g", 2).build();

        assertEquals(0, loose.successorCount(1));
        assertArrayEquals(new int[] {}, loose.predecessors(1));
        assertArrayEquals(new int[] {0, 1}, loose.topologicalOrder());
        assertThrows(IndexOutOfBoundsException.class, () -> loose.input(0, 0));
        assertEquals(0, TaskGraph.indexed("g", 0).build().size());
    }

    @Test
    void randomGraphsHoldTheEdgesThatTheyWereGiven() {
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            int tasks = 1 + random.nextInt(30);
            List<Integer> rank =
                    new ArrayList<>(IntStream.range(0, tasks).boxed().toList());
            Collections.shuffle(rank, random);
            List<List<Integer>> inputs = new ArrayList<>();
            List<TreeSet<Integer>> predecessors = new ArrayList<>();
            List<TreeSet<Integer>> successors = new ArrayList<>();
            for (int task = 0; task < tasks; task++) {
                inputs.add(new ArrayList<>());
                predecessors.add(new TreeSet<>());
                successors.add(new TreeSet<>());
            }
            IndexedGraphBuilder builder = TaskGraph.indexed("random", tasks);
            for (int edge = random.nextInt(3 * tasks); edge > 0; edge--) {
                int a = random.nextInt(tasks);
                int b = random.nextInt(tasks);
                if (a != b) {
                    int before = rank.get(a) < rank.get(b) ? a : b;
                    int after = a + b - before;
                    predecessors.get(after).add(before);
                    successors.get(before).add(after);
                    if (random.nextBoolean()) {
                        inputs.get(after).add(before);
                        builder.input(before, after);
                    } else {
                        builder.edge(before, after);
                    }
                }
            }
            TaskGraph graph = builder.build();

            for (int task = 0; task < tasks; task++) {
                String where = "seed " + seed + ", task " + task;
                assertArrayEquals(array(inputs.get(task)), graph.inputs(task), where);
                assertArrayEquals(array(predecessors.get(task)), graph.predecessors(task), where);
                assertArrayEquals(array(successors.get(task)), graph.successors(task), where);
            }
            assertArrayEquals(lowestReadyFirst(predecessors), graph.topologicalOrder(), "seed " + seed);
        }
    }

    private static int[] array(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(number -> number).toArray();
    }

    private static int[] lowestReadyFirst(List<? extends Set<Integer>> predecessors) {
        List<Integer> order = new ArrayList<>();
        while (order.size() < predecessors.size()) {
            int next = 0;
            while (order.contains(next) || !order.containsAll(predecessors.get(next))) {
                next++;
            }
            order.add(next);
        }
        return array(order);
    }

    @Test
    void aLargeGraphIsBuiltFromManyChunks() {
        int tasks = 200_000;
        IndexedGraphBuilder builder = TaskGraph.indexed("large", tasks);
        for (int task = 1; task < tasks; task++) {
            builder.input(task / 2, task).input(task - 1, task);
        }
        TaskGraph graph = builder.build();

        assertEquals(2 * (tasks - 1) - 2, graph.edgeCount());
        assertArrayEquals(new int[] {99_999, 199_998}, graph.predecessors(199_999));
        assertArrayEquals(new int[] {0, 0}, graph.inputs(1));
        assertArrayEquals(new int[] {150_001}, graph.successors(150_000));
        assertArrayEquals(IntStream.range(0, tasks).toArray(), graph.topologicalOrder());
        assertEquals(tasks, graph.ancestorsAndSelf(tasks - 1).length);
    }

    @Test
    void theOrderOfALargeGraphThatRunsDownwardsIsFound() {
        int tasks = 200_000;
        IndexedGraphBuilder builder = TaskGraph.indexed("down", tasks);
        for (int task = 1; task < tasks; task++) {
            builder.edge(task, task - 1);
        }

        int[] order = builder.build().topologicalOrder();

        assertArrayEquals(IntStream.range(0, tasks).map(at -> tasks - 1 - at).toArray(), order);
    }
}

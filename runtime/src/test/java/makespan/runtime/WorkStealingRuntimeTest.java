package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.runtime.RunResult.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class WorkStealingRuntimeTest {
    private final WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2);

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void valuesPassAlongEdgesInTheOrderOfTheInputs() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add("join", context -> context.input(0) + "-" + context.input(1), "b", "a")
                .add("a", context -> "A")
                .add("b", context -> "B")
                .build();

        RunResult result = runtime.run(graph);

        assertEquals("B-A", result.value("join"));
        assertEquals(Status.COMPLETED, result.status());
    }

    @Test
    void anEmptyGraphCompletes() throws InterruptedException {
        RunResult result = runtime.run(TaskGraph.builder("empty").build());

        assertEquals(Status.COMPLETED, result.status());
        assertEquals(0, result.trace().makespanNanos());
        assertEquals(List.of(), result.notRun());
    }

    @Test
    void everyTaskOfAWideGraphRunsOnce() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        TaskGraphBuilder builder = TaskGraph.builder("wide");
        for (int i = 0; i < 100_000; i++) {
            builder.add(TaskSpec.of("task " + i, context -> count.incrementAndGet()));
        }
        TaskGraph graph = builder.build();

        for (int i = 0; i < 10; i++) {
            assertEquals(Status.COMPLETED, runtime.run(graph).status());
        }

        assertEquals(1_000_000, count.get());
    }

    @Test
    void theNumberOfWorkersIsChecked() {
        assertEquals("workers must be between 1 and 256, but was 0", refusal(0).getMessage());
        assertEquals(
                "workers must be between 1 and 256, but was 257", refusal(257).getMessage());
    }

    private static IllegalArgumentException refusal(int workers) {
        return assertThrows(IllegalArgumentException.class, () -> WorkStealingRuntime.withWorkers(workers));
    }
}

package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.trace.Trace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class IoLaneTest {
    private final WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1);

    @AfterEach
    void close() {
        runtime.close();
    }

    private static TaskSpec io(String name, TaskBody body, String... inputs) {
        return TaskSpec.of(name, body).withDevice(DeviceKind.IO).withInputs(inputs);
    }

    @Test
    void blockedTasksDoNotOccupyTheOnlyWorker() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(100);
        CountDownLatch computed = new CountDownLatch(1);
        TaskGraphBuilder builder = TaskGraph.builder("g");
        for (int i = 0; i < 100; i++) {
            builder.add(io("blocks " + i, context -> {
                blocked.countDown();
                computed.await();
                return null;
            }));
        }
        builder.add("computes", context -> {
            blocked.await();
            computed.countDown();
            return null;
        });

        Trace trace = runtime.run(builder.build()).orThrow().trace();

        assertEquals(101, trace.lanes().size());
        assertEquals("io 99", trace.lanes().get(100).name());
    }

    @Test
    void valuesPassBetweenTheLanes() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add(io("read", context -> "a"))
                .add("compute", context -> context.input(0) + "b", "read")
                .add(io("write", context -> context.input(0) + "c", "compute"))
                .add(io("log", context -> context.input(0) + "d", "write"))
                .build();

        assertEquals("abcd", runtime.run(graph).orThrow().value("log"));
    }

    @Test
    void theLowestFreeSlotIsUsedAgain() throws InterruptedException {
        TaskGraphBuilder builder = TaskGraph.builder("g").add(io("io 0", TaskBody.EMPTY));
        for (int i = 1; i < 20; i++) {
            builder.add("cpu " + i, TaskBody.EMPTY, "io " + (i - 1));
            builder.add(io("io " + i, TaskBody.EMPTY, "cpu " + i));
        }

        Trace trace = runtime.run(builder.build()).orThrow().trace();

        assertTrue(trace.lanes().size() <= 3, trace.lanes().toString()); // a slot is freed just after the task's end
    }

    @Test
    void blockingTasksRunOnVirtualThreadsWhereTheJdkHasThem() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add(io(
                        "io",
                        context -> Thread.currentThread().getName() + " "
                                + Thread.currentThread().isDaemon() + " "
                                + Thread.currentThread().getClass().getSimpleName()))
                .build();

        String expected = "makespan-io true " + (Runtime.version().feature() >= 21 ? "VirtualThread" : "Thread");

        assertEquals(expected, runtime.run(graph).orThrow().value("io"));
    }
}

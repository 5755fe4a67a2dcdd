package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.device.Device;
import makespan.device.DeviceKind;
import makespan.device.DeviceMemory;
import makespan.device.ElementType;
import makespan.device.Emulation;
import makespan.device.HostDevice;
import makespan.device.Platform;
import makespan.device.ProcessorGroup;
import makespan.device.ProcessorLink;
import makespan.graph.TaskBody;
import makespan.graph.TaskContext;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.graph.Variant;
import makespan.schedule.PlacementRule;
import makespan.schedule.TimeHistory;
import makespan.schedule.TimeKey;
import makespan.trace.Choice;
import makespan.trace.Fallback;
import makespan.trace.Score;
import makespan.trace.Trace;
import makespan.trace.Transfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementTest {
    private static final Duration SHORT = Duration.ofNanos(100_000);
    private static final Duration LONG = Duration.ofMillis(400);

    @Test
    void aTaskRunsWhereItIsExpectedToEndFirstAndTheTraceSaysWhy() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("one")
                .add(task("t", Variant.cpu(fail()), new Variant("gpu", value("gpu"), SHORT)))
                .build();
        TimeHistory history = new TimeHistory();
        for (int i = 0; i < 3; i++) {
            history.add(new TimeKey("t", "cpu", "cpu", 0), LONG.toNanos());
        }

        RunResult result;
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1, gpus(1, 0))) {
            result = runtime.run(graph, RunOptions.defaults().withHistory(history));
        }

        assertEquals("gpu", result.orThrow().value("t"));
        Choice choice = result.trace().devices().choice(0).orElseThrow();
        assertEquals(Choice.Reason.EARLIEST_FINISH, choice.reason());
        assertEquals(
                List.of("cpu 400000000 MEASURED", "gpu 100000 STATED"),
                choice.scores().stream()
                        .map(score -> score.device() + " " + score.expectedNanos() + " " + score.basis())
                        .toList());
    }

    @Test
    void whatATaskWritesMustComeHomeWhichCountsWhereItIsPlaced() throws InterruptedException {
        DataHandle kept = DataHandle.of("kept", new float[1_000_000]);
        DataHandle temporary = DataHandle.temporary("temporary", ElementType.FLOAT, 1_000_000);
        List<? extends Device> gpus = gpus(1, 0); // 0.4 ms away for 4 MB
        TimeHistory history = new TimeHistory();
        for (int i = 0; i < 3; i++) {
            history.add(new TimeKey("t", "cpu", "cpu", 4_000_000), 450_000);
        }

        List<String> devices = new ArrayList<>();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1, gpus)) {
            for (DataHandle data : List.of(kept, temporary)) {
                TaskGraph graph = TaskGraph.builder("one")
                        .add(task("t", Variant.cpu(TaskBody.EMPTY), new Variant("gpu", TaskBody.EMPTY, SHORT))
                                .withAccesses(Access.write(data)))
                        .build();
                RunResult result = runtime.run(graph, RunOptions.defaults().withHistory(history));
                Choice choice = result.trace().devices().choice(0).orElseThrow();
                devices.add(
                        choice.choice().device() + " " + choice.scores().get(1).homeNanos());
            }
        }

        assertEquals(List.of("cpu 400000", "gpu 0"), devices);
    }

    @Test
    void whatAWorkerDoesSoonerThanItIsHandedOverIsLeftToWorkers() throws InterruptedException {
        List<String> choices = new ArrayList<>();
        for (long onWorker : new long[] {ExpectedTimes.HAND_OVER_NANOS - 1, ExpectedTimes.HAND_OVER_NANOS}) {
            TimeHistory history = new TimeHistory();
            for (int i = 0; i < 3; i++) {
                history.add(new TimeKey("t", "cpu", "cpu", 0), onWorker);
                history.add(new TimeKey("t", "gpu", "gpu", 0), 10);
            }
            choices.add(choiceKnowing(history));
        }

        assertEquals(List.of("cpu TOO_SHORT", "gpu EARLIEST_FINISH"), choices);
    }

    @Test
    void aWayThatIsFarSlowerIsNotTriedAgainIfThatWouldBeFelt() throws InterruptedException {
        List<String> choices = new ArrayList<>();
        for (long onWorker : new long[] {ExpectedTimes.FELT_NANOS - 1, ExpectedTimes.FELT_NANOS}) {
            TimeHistory history = new TimeHistory();
            history.add(new TimeKey("t", "cpu", "cpu", 0), onWorker);
            for (int i = 0; i < 3; i++) {
                history.add(new TimeKey("t", "gpu", "gpu", 0), onWorker / 20);
            }
            choices.add(choiceKnowing(history));
        }

        assertEquals(List.of("cpu EXPLORATION", "gpu EARLIEST_FINISH"), choices);
    }

    @Test
    void aDeviceOnTheWorkersProcessorsIsNotGivenWhatTheyDoFasterTogether() throws InterruptedException {
        int processors = Math.min(Runtime.getRuntime().availableProcessors(), 16);
        assumeTrue(processors > 1, "one processor alone cannot be divided");
        int tasks = 8 * processors;
        TimeHistory history = new TimeHistory();
        for (int i = 0; i < TimeHistory.KEPT; i++) {
            history.add(new TimeKey("t", "cpu", "cpu", 0), 4_000_000);
            history.add(new TimeKey("t", "gpu", "gpu", 0), 3_000_000);
        }
        TaskGraphBuilder builder = TaskGraph.builder("many");
        for (int i = 0; i < tasks; i++) {
            builder.add(task(
                    "t " + i,
                    Variant.cpu(pause(Duration.ofMillis(4))),
                    Variant.of("gpu", pause(Duration.ofMillis(3)))));
        }
        int all = Runtime.getRuntime().availableProcessors();
        RunResult result;
        try (WorkStealingRuntime runtime =
                WorkStealingRuntime.withWorkers(processors, List.of(new MeasuredDevice(all)))) {
            result = runtime.run(builder.build(), RunOptions.defaults().withHistory(history));
        }

        long there = result.orThrow().trace().events().stream()
                .filter(event -> event.lane() >= result.workers())
                .count();
        assertTrue(there <= tasks / 4, there + " of " + tasks);
    }

    @Test
    void whatWasMeasuredOfAnotherVersionOfABodyDoesNotCount() throws InterruptedException {
        TimeHistory history = new TimeHistory();
        for (int i = 0; i < 3; i++) {
            history.add(new TimeKey("t", "cpu old", "cpu", 0), LONG.toNanos());
            history.add(new TimeKey("t", "gpu", "gpu", 0), SHORT.toNanos());
        }

        List<String> reasons = new ArrayList<>();
        for (String version : List.of("old", "new")) {
            reasons.add(choiceKnowing(history, new VersionedBody(version)));
        }

        assertEquals(List.of("gpu EARLIEST_FINISH", "cpu EXPLORATION"), reasons);
    }

    private record VersionedBody(String version) implements TaskBody {
        @Override
        public Object run(TaskContext context) {
            return version;
        }
    }

    /** Returns where a task 't' runs that can run on a worker and on a GPU, and why. */
    private static String choiceKnowing(TimeHistory history) throws InterruptedException {
        return choiceKnowing(history, TaskBody.EMPTY);
    }

    private static String choiceKnowing(TimeHistory history, TaskBody onWorker) throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("one")
                .add(task("t", Variant.cpu(onWorker), Variant.of("gpu", TaskBody.EMPTY)))
                .build();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1, List.of(new MeasuredDevice()))) {
            RunResult result = runtime.run(graph, RunOptions.defaults().withHistory(history));
            Choice choice = result.trace().devices().choice(0).orElseThrow();
            return choice.choice().device() + " " + choice.reason();
        }
    }

    /** A device that is taken to be real: what is known of it was measured. */
    private record MeasuredDevice(DeviceMemory memory, int hostProcessors) implements Device {
        MeasuredDevice() {
            this(0);
        }

        MeasuredDevice(int hostProcessors) {
            this(HostDevice.ofWorkers(1).memory(), hostProcessors);
        }

        @Override
        public String name() {
            return "gpu";
        }

        @Override
        public DeviceKind kind() {
            return DeviceKind.GPU;
        }

        @Override
        public Set<String> capabilities() {
            return Set.of();
        }

        @Override
        public int slots() {
            return 1;
        }
    }

    @Test
    void bothVariantsAreTriedAndThenTheFasterOneIsTaken() throws InterruptedException {
        TaskGraphBuilder builder = TaskGraph.builder("many");
        for (int i = 0; i < 12; i++) {
            TaskSpec spec = task(
                    "work " + i,
                    new Variant("cpu", pause(LONG.dividedBy(20)), null),
                    new Variant("gpu", value(1), SHORT));
            builder.add(i == 0 ? spec : spec.withAfter("work " + (i - 1)));
        }

        Trace trace =
                run(builder.build(), gpus(1, 0), PlacementRule.EARLIEST_FINISH).trace();

        List<String> places = IntStream.range(0, 12)
                .mapToObj(task ->
                        trace.devices().choice(task).orElseThrow().choice().device())
                .toList();
        assertEquals(List.of("cpu", "cpu", "cpu"), places.subList(0, 3));
        assertEquals(List.of("gpu"), places.subList(3, 12).stream().distinct().toList());
        Choice last = trace.devices().choice(11).orElseThrow();
        assertEquals(Choice.Reason.EARLIEST_FINISH, last.reason());
        assertEquals(
                List.of(Score.Basis.MEASURED, Score.Basis.STATED),
                last.scores().stream().map(Score::basis).toList());
    }

    @Test
    void aVariantThatFailsIsFollowedByTheNextAndNotTriedForOthersOfItsKind() throws InterruptedException {
        TaskGraphBuilder builder = TaskGraph.builder("broken");
        for (int i = 0; i < 3; i++) {
            TaskSpec spec = task("work " + i, new Variant("gpu", fail(), SHORT), Variant.cpu(value(i)));
            builder.add(i == 0 ? spec : spec.withAfter("work " + (i - 1)));
        }

        RunResult result = run(builder.build(), gpus(1, 0), PlacementRule.HEFT);

        assertEquals(2, result.orThrow().value("work 2"));
        List<Fallback> fallbacks = result.trace().devices().fallbacks();
        assertEquals(1, fallbacks.size());
        assertEquals("gpu", fallbacks.get(0).device());
        assertEquals("IllegalStateException: broken", fallbacks.get(0).reason());
        assertEquals(
                Choice.Reason.FALLBACK,
                result.trace().devices().choice(0).orElseThrow().reason());
    }

    @Test
    void aTaskWhoseVariantsAllFailFailsWithTheLastOnesCause() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("broken")
                .add(task("work", new Variant("gpu", fail(), SHORT), Variant.cpu(fail())))
                .add(TaskSpec.of("after", TaskBody.EMPTY).withAfter("work"))
                .build();

        RunResult result = run(graph, gpus(1, 0), PlacementRule.HEFT);

        Exception failure = assertThrows(TaskFailedException.class, result::orThrow);
        assertEquals("Task 'work' failed: IllegalStateException: broken; not run: after", failure.getMessage());
    }

    @Test
    void dataThatAFailedVariantMayHaveChangedAreNotGivenToTheNext() throws InterruptedException {
        DataHandle data = DataHandle.temporary("t", ElementType.INT, 4);
        TaskGraph graph = TaskGraph.builder("in place")
                .add(task("first", Variant.of("gpu", TaskBody.EMPTY)).withAccesses(Access.write(data)))
                .add(task("second", new Variant("gpu", fail(), SHORT), Variant.cpu(TaskBody.EMPTY))
                        .withAccesses(Access.readWrite(data)))
                .build();

        RunResult result = run(graph, gpus(1, 0), PlacementRule.HEFT);

        assertEquals(RunResult.Status.FAILED, result.status());
        assertEquals(
                "no other variant was tried: the one on gpu may have changed data 't' in place",
                result.failures().get(0).cause().getSuppressed()[0].getMessage());
    }

    @Test
    void aTaskForADeviceThatIsNotHereIsRefusedBeforeTheRun() {
        TaskGraph graph = TaskGraph.builder("g")
                .add(task("t", Variant.of("npu", TaskBody.EMPTY)))
                .build();

        Exception refused = assertThrows(
                IllegalArgumentException.class, () -> run(graph, gpus(1, 0), PlacementRule.EARLIEST_FINISH));

        assertEquals(
                "Task 't' can run on npu only, which is not here; here are cpu, io, gpu."
                        + " Give it a variant for cpu, or a platform that has the device",
                refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void twoDevicesRunAtTheSameTime(PlacementRule rule) throws InterruptedException {
        CyclicBarrier both = new CyclicBarrier(2);
        TaskBody meet = context -> both.await();
        TaskGraph graph = TaskGraph.builder("pair")
                .add(task("a", Variant.of("gpu 0", meet)))
                .add(task("b", Variant.of("gpu 1", meet)))
                .build();

        assertEquals(RunResult.Status.COMPLETED, run(graph, gpus(2, 0), rule).status());
    }

    @Test
    void dataAreMovedOnceForAllReadersAndBroughtHomeOnce() throws InterruptedException {
        DataHandle in = DataHandle.of("in", new float[] {1, 2, 3});
        DataHandle out = DataHandle.of("out", new float[3]);
        TaskBody addUp = context -> {
            float[] from = (float[]) context.data(0);
            float[] to = (float[]) context.data(1);
            for (int i = 0; i < to.length; i++) {
                to[i] += from[i];
            }
            return null;
        };
        TaskGraphBuilder builder = TaskGraph.builder("sum");
        for (int i = 0; i < 5; i++) {
            builder.add(
                    task("add " + i, Variant.of("gpu", addUp)).withAccesses(Access.read(in), Access.readWrite(out)));
        }

        RunResult result = run(builder.build(), gpus(1, 0), PlacementRule.EARLIEST_FINISH);

        assertArrayEquals(new float[] {5, 10, 15}, (float[]) out.array());
        assertEquals(
                List.of("in host>gpu FETCH", "out gpu>host HOME", "out host>gpu FETCH"),
                result.trace().devices().transfers().stream()
                        .map(PlacementTest::text)
                        .sorted()
                        .toList());
    }

    @Test
    void dataGiveWayWhereAMemoryIsFull() throws InterruptedException {
        TaskGraphBuilder builder = TaskGraph.builder("full");
        int[][] homes = new int[6][8];
        for (int i = 0; i < homes.length; i++) {
            int value = i;
            builder.add(task("fill " + i, Variant.of("gpu", context -> {
                        Arrays.fill((int[]) context.data(0), value);
                        return null;
                    }))
                    .withAccesses(Access.write(DataHandle.of("d" + i, homes[i]))));
        }

        RunResult result = run(builder.build(), gpus(1, 2 * 32), PlacementRule.EARLIEST_FINISH);

        assertEquals(RunResult.Status.COMPLETED, result.status());
        for (int i = 0; i < homes.length; i++) {
            assertEquals(i, homes[i][7]);
        }
        assertTrue(result.trace().devices().transfers().stream()
                .anyMatch(transfer -> transfer.purpose() == Transfer.Purpose.EVICTION));
    }

    @Test
    void whatNeverFitsIntoAMemoryRunsElsewhere() throws InterruptedException {
        DataHandle large = DataHandle.of("large", new int[100]);
        TaskGraph graph = TaskGraph.builder("large")
                .add(task("work", new Variant("gpu", fail(), SHORT), Variant.cpu(value("done")))
                        .withAccesses(Access.read(large)))
                .build();

        RunResult result = run(graph, gpus(1, 64), PlacementRule.HEFT);

        assertEquals("done", result.orThrow().value("work"));
        assertEquals(
                "OutOfDeviceMemoryException: needs 400 bytes at once, but the memory of gpu holds 64",
                result.trace().devices().fallbacks().get(0).reason());
    }

    @Test
    void anIdleWorkerTakesOverWhatWaitsForABusyDevice() throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        TaskGraph graph = TaskGraph.builder("queue")
                .add(task("holds", new Variant("gpu", context -> taken.await(10, TimeUnit.SECONDS), SHORT)))
                .add(task(
                        "waits",
                        new Variant("gpu", fail(), SHORT),
                        new Variant(
                                "cpu",
                                context -> {
                                    taken.countDown();
                                    return "here";
                                },
                                Duration.ofNanos(1))))
                .build();
        RunOptions options = RunOptions.defaults().withPlacement(PlacementRule.EARLIEST_FINISH);

        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1, gpus(1, 0))) {
            assertEquals("here", runtime.run(graph, options).orThrow().value("waits"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledRunEndsThoughADeviceIsBusy(PlacementRule rule) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        TaskGraphBuilder builder = TaskGraph.builder("long");
        for (int i = 0; i < 4; i++) {
            builder.add(task("wait " + i, Variant.of("gpu", context -> {
                        running.countDown();
                        Thread.sleep(60_000);
                        return null;
                    }))
                    .withAccesses(Access.write(DataHandle.of("d" + i, new int[8]))));
        }

        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1, gpus(1, 0))) {
            Run run = runtime.start(builder.build(), RunOptions.defaults().withPlacement(rule));
            running.await();
            run.cancel();
            assertEquals(RunResult.Status.CANCELLED, run.await().status());
            assertEquals(
                    "next",
                    runtime.run(TaskGraph.builder("n")
                                    .add(task("n", Variant.of("gpu", value("next"))))
                                    .build())
                            .value("n"));
        }
    }

    @Test
    void theLaneOfAnEmulatedDeviceSaysSoAndWhatItDraws() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add(task("t", Variant.of("gpu", TaskBody.EMPTY)))
                .build();

        Trace trace = run(graph, gpus(1, 0), PlacementRule.EARLIEST_FINISH).trace();

        assertEquals(Trace.Origin.EMULATED, trace.origin());
        assertEquals(
                "Lane[index=1, name=gpu, device=DeviceKind[word=gpu], emulated=true, watts=300.0]",
                trace.lanes().get(1).toString());
    }

    @Test
    void devicesOfOneNameAreRefused() {
        List<Device> twice = List.of(gpus(1, 0).get(0), gpus(1, 0).get(0));

        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> WorkStealingRuntime.withWorkers(1, twice));

        assertEquals(
                "devices must have different names, and none be called cpu or io, but there is another 'gpu'",
                refused.getMessage());
    }

    private static RunResult run(TaskGraph graph, List<? extends Device> devices, PlacementRule rule)
            throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1, devices)) {
            Run run = runtime.start(graph, RunOptions.defaults().withPlacement(rule));
            assertTrue(run.await(Duration.ofSeconds(60)), () -> "stuck at " + run.progress());
            return run.await();
        }
    }

    private static List<? extends Device> gpus(int count, long memoryBytes) {
        return Emulation.of(new Platform(
                List.of(
                        new ProcessorGroup("cpu", "cpu", 1, 1, 0),
                        new ProcessorGroup("gpu", "gpu", count, 10, memoryBytes, 300)),
                List.of(new ProcessorLink("cpu", "gpu", 1e10, 0))));
    }

    private static TaskSpec task(String name, Variant... variants) {
        return TaskSpec.of(name, TaskBody.EMPTY).withVariants(variants);
    }

    private static TaskBody value(Object value) {
        return context -> value;
    }

    private static TaskBody fail() {
        return context -> {
            throw new IllegalStateException("broken");
        };
    }

    /** A body that is slow by construction: what is measured of it is at least that. */
    private static TaskBody pause(Duration duration) {
        return context -> {
            Thread.sleep(duration.toMillis());
            return null;
        };
    }

    private static String text(Transfer transfer) {
        return transfer.data() + " " + transfer.from() + ">" + transfer.to() + " " + transfer.purpose();
    }
}

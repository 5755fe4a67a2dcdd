package makespan.analysis;

import java.time.Duration;
import java.util.List;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.device.DeviceKind;
import makespan.device.Emulation;
import makespan.device.Platform;
import makespan.device.ProcessorGroup;
import makespan.device.ProcessorLink;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.graph.Variant;
import makespan.runtime.RunOptions;
import makespan.runtime.RunResult;
import makespan.runtime.WorkStealingRuntime;
import makespan.schedule.TimeHistory;
import makespan.trace.Choice;
import makespan.trace.DeviceRecord;
import makespan.trace.Fallback;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.Score;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import makespan.trace.Transfer;

/** Runs on a worker and other devices. */
public final class DeviceRuns {
    private static final long NANOS = 1_000_000_000;

    private DeviceRuns() {}

    /** Loads, embeds three times and joins: the first 'embed' fails on the NPU, the second waits there for data. */
    public static TaskGraph graph() {
        return TaskGraph.builder("pipeline")
                .add(TaskSpec.of("load", TaskBody.EMPTY))
                .add(TaskSpec.of("embed 1", TaskBody.EMPTY).withKind("embed").withAfter("load"))
                .add(TaskSpec.of("embed 2", TaskBody.EMPTY).withKind("embed").withAfter("load"))
                .add(TaskSpec.of("embed 3", TaskBody.EMPTY).withKind("embed").withAfter("load"))
                .add(TaskSpec.of("join", TaskBody.EMPTY).withAfter("embed 1", "embed 2", "embed 3"))
                .build();
    }

    /** In whole seconds: what runs where, and what moves, is to be seen below. */
    public static Trace trace() {
        List<Lane> lanes = List.of(new Lane(0, "w0", DeviceKind.CPU), new Lane(1, "npu", DeviceKind.NPU, true, 5.0));
        List<TaskEvent> events = List.of(
                event(0, 0, 0, 0, 2),
                event(1, 0, 2, 2, 6),
                event(2, 1, 2, 5, 6),
                event(3, 1, 2, 6, 7),
                event(4, 0, 7, 9, 10));
        List<Transfer> transfers = List.of(
                transfer("text", 300, "host", "npu", Transfer.Purpose.FETCH, 2, 3, 5),
                transfer("vectors", 200, "npu", "host", Transfer.Purpose.FETCH, 4, 7, 9),
                transfer("rest", 50, "npu", "host", Transfer.Purpose.HOME, -1, 10, 11));
        List<Choice> choices = List.of(
                choice(1, 2, 1, Choice.Reason.EARLIEST_FINISH),
                choice(1, 2, 0, Choice.Reason.FALLBACK),
                choice(2, 2, 1, Choice.Reason.EARLIEST_FINISH),
                choice(3, 2, 1, Choice.Reason.EARLIEST_FINISH));
        List<Fallback> fallbacks =
                List.of(new Fallback(1, 2 * NANOS, "npu", "npu", "IllegalStateException: </script> \u2028"));
        return new Trace(Trace.Origin.EMULATED, lanes, 5, events, SchedulerCounters.NONE)
                .withDevices(new DeviceRecord(transfers, choices, fallbacks, List.of("emulated npu: a note")));
    }

    private static TaskEvent event(int task, int lane, long ready, long start, long end) {
        return new TaskEvent(task, lane, ready * NANOS, start * NANOS, end * NANOS, Outcome.COMPLETED);
    }

    private static Transfer transfer(
            String data, long bytes, String from, String to, Transfer.Purpose purpose, int task, long start, long end) {
        return new Transfer(data, bytes, from, to, purpose, task, start * NANOS, end * NANOS);
    }

    private static Choice choice(int task, long at, int chosen, Choice.Reason reason) {
        return new Choice(
                task,
                at * NANOS,
                List.of(
                        new Score("cpu", "cpu", at * NANOS, at * NANOS, 5 * NANOS, Score.Basis.MEASURED),
                        new Score("npu", "npu", at * NANOS, 5 * NANOS, 2 * NANOS, Score.Basis.STATED)),
                chosen,
                reason);
    }

    /** Three chains of tasks on a worker, a GPU and an NPU that are emulated, with data that move between them. */
    public static RunResult emulated() throws InterruptedException {
        Platform platform = new Platform(
                List.of(
                        new ProcessorGroup("cpu", "cpu", 1, 1, 0),
                        new ProcessorGroup("gpu", "gpu", 1, 1, 0, 30),
                        new ProcessorGroup("npu", "npu", 1, 1, 0)),
                List.of(new ProcessorLink("cpu", "gpu", 1e7, 1e-4), new ProcessorLink("cpu", "npu", 1e7, 1e-4)));
        TaskGraphBuilder graph = TaskGraph.builder("chains");
        for (int chain = 0; chain < 3; chain++) {
            DataHandle data = DataHandle.of("d" + chain, new int[2_500]);
            for (int step = 0; step < 6; step++) {
                List<Variant> variants = List.of(
                        new Variant(step % 3 == 0 ? "cpu" : "npu", TaskBody.EMPTY, Duration.ofMillis(4)),
                        new Variant(step % 3 == 1 ? "npu" : "gpu", TaskBody.EMPTY, Duration.ofMillis(step % 3 + 1)));
                graph.add(TaskSpec.of("t" + chain + "," + step, TaskBody.EMPTY)
                        .withKind("step " + step % 3)
                        .withVariants(step % 3 == 1 ? variants.subList(0, 1) : variants)
                        .withAccesses(Access.readWrite(data)));
            }
        }
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1, Emulation.of(platform))) {
            return runtime.run(graph.build(), RunOptions.defaults().withHistory(new TimeHistory()))
                    .orThrow();
        }
    }
}

package makespan.analysis;

import java.util.ArrayList;
import java.util.List;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/** Declares a graph together with what happened to it, in milliseconds: one call per task. */
final class Runs {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final TaskGraphBuilder builder = TaskGraph.builder("g");
    private final List<Lane> lanes = new ArrayList<>();
    private final List<TaskEvent> events = new ArrayList<>();
    private int tasks;

    private Runs() {}

    static Runs onWorkers(int workers) {
        Runs runs = new Runs();
        for (int worker = 0; worker < workers; worker++) {
            runs.lanes.add(new Lane(worker, "w" + worker, DeviceKind.CPU));
        }
        return runs;
    }

    Runs ioLane() {
        lanes.add(new Lane(lanes.size(), "io " + lanes.size(), DeviceKind.IO));
        return this;
    }

    Runs ran(String task, int lane, long ready, long start, long end, String... after) {
        return ended(Outcome.COMPLETED, task, lane, ready, start, end, after);
    }

    Runs ended(Outcome outcome, String task, int lane, long ready, long start, long end, String... after) {
        builder.add(TaskSpec.of(task, TaskBody.EMPTY)
                .withAfter(after)
                .withDevice(lanes.get(lane).device()));
        events.add(new TaskEvent(
                tasks++, lane, ready * NANOS_PER_MILLI, start * NANOS_PER_MILLI, end * NANOS_PER_MILLI, outcome));
        return this;
    }

    Runs notRun(String task, String... after) {
        builder.add(TaskSpec.of(task, TaskBody.EMPTY).withAfter(after));
        tasks++;
        return this;
    }

    RunAnalysis analysed() {
        return analysed(Trace.Origin.MEASURED);
    }

    RunAnalysis analysed(Trace.Origin origin) {
        return RunAnalysis.of(builder.build(), new Trace(origin, lanes, tasks, events, SchedulerCounters.NONE));
    }

    RunAnalysis analysed(double[] onOneWorker) {
        return RunAnalysis.of(
                builder.build(),
                new Trace(Trace.Origin.MEASURED, lanes, tasks, events, SchedulerCounters.NONE),
                onOneWorker);
    }
}

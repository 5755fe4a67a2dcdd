package makespan.charts;

import java.util.ArrayList;
import java.util.List;
import makespan.analysis.RunAnalysis;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
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

/** Runs on two workers, a GPU of two slots and an emulated NPU. */
final class DeviceSamples {
    static final String NASTY = "</script><img src=x onerror=alert(1)> & \"x\"";
    private static final long MILLIS = 1_000_000;

    private DeviceSamples() {}

    /**
     * So many chains of five tasks, one after the other on each lane: 'clean' on the workers, 'embed' on the NPU and
     * 'score' on the GPU in turn, with data that move between them. The first 'embed' fell back from the GPU.
     */
    static RunAnalysis run(int chains, String nameOfFirst) {
        TaskGraphBuilder graph = TaskGraph.builder("pipeline");
        List<TaskEvent> events = new ArrayList<>();
        List<Transfer> transfers = new ArrayList<>();
        List<Choice> choices = new ArrayList<>();
        long[] free = new long[5];
        for (int chain = 0; chain < chains; chain++) {
            long ready = 0;
            String before = "";
            String memory = "host";
            for (int step = 0; step < 5; step++) {
                int task = 5 * chain + step;
                String kind =
                        List.of("clean", "embed", "score", "embed", "join").get(step);
                String name = task == 0 ? nameOfFirst : kind + " " + chain + "," + step;
                TaskSpec spec = TaskSpec.of(name, TaskBody.EMPTY).withKind(kind);
                graph.add(before.isEmpty() ? spec : spec.withAfter(before));
                before = name;
                int lane = kind.equals("embed") ? 4 : kind.equals("score") ? 2 + chain % 2 : chain % 2;
                String there = lane == 4 ? "npu" : lane >= 2 ? "gpu" : "host";
                long arrival = ready;
                if (!there.equals(memory)) {
                    long begin = ready + MILLIS / 4;
                    arrival = begin + (2 + chain % 3) * MILLIS;
                    String data = task == 1 ? nameOfFirst : "rows " + chain;
                    transfers.add(new Transfer(
                            data,
                            40_000L * (1 + chain % 3),
                            memory,
                            there,
                            Transfer.Purpose.FETCH,
                            task,
                            begin,
                            arrival));
                    memory = there;
                }
                long start = Math.max(arrival, free[lane]);
                long end = start + (3 + (chain + 2L * step) % 4) * MILLIS;
                events.add(new TaskEvent(task, lane, ready, start, end, Outcome.COMPLETED));
                if (step > 0) {
                    choices.add(choice(task, ready, arrival, there, task == 1));
                }
                free[lane] = end;
                ready = end;
            }
        }
        long end = events.stream().mapToLong(TaskEvent::endNanos).max().orElse(0);
        transfers.add(
                new Transfer("result", 1_200_000, "npu", "host", Transfer.Purpose.HOME, -1, end, end + 3 * MILLIS));
        List<Lane> lanes = List.of(
                new Lane(0, "w0", DeviceKind.CPU),
                new Lane(1, "w1", DeviceKind.CPU),
                new Lane(2, "gpu 0", DeviceKind.GPU, false, 70.0),
                new Lane(3, "gpu 1", DeviceKind.GPU, false, 70.0),
                new Lane(4, "npu", DeviceKind.NPU, true, 5.0));
        Fallback fallback = new Fallback(1, 3 * MILLIS, "gpu", "opencl", "IllegalStateException: " + nameOfFirst);
        DeviceRecord record = new DeviceRecord(
                transfers,
                choices,
                List.of(fallback),
                List.of("emulated npu: to compute took 2 ms longer than stated"));
        Trace trace = new Trace(Trace.Origin.EMULATED, lanes, 5 * chains, events, SchedulerCounters.NONE);
        return RunAnalysis.of(graph.build(), trace.withDevices(record));
    }

    private static Choice choice(int task, long ready, long arrival, String there, boolean fellBack) {
        List<Score> scores = List.of(
                new Score("cpu", "cpu", ready, ready, 20 * MILLIS, Score.Basis.MEASURED),
                new Score("gpu", "opencl", ready + MILLIS, ready, 0, Score.Basis.UNKNOWN),
                new Score("npu", "npu", ready, arrival, 4 * MILLIS, Score.Basis.STATED));
        int chosen = there.equals("npu") ? 2 : there.equals("gpu") ? 1 : 0;
        Choice.Reason reason = fellBack
                ? Choice.Reason.FALLBACK
                : chosen == 1 ? Choice.Reason.EXPLORATION : Choice.Reason.EARLIEST_FINISH;
        return new Choice(task, ready, scores, chosen, reason);
    }
}

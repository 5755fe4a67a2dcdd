package makespan.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.device.Network;
import makespan.graph.TaskGraph;
import makespan.schedule.Heft;
import makespan.schedule.PlacementProblem;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Plans, before a run begins, where its placed tasks are going to run, and in which order. */
final class PlacementPlan {
    /** What a task is taken to need of whose time nothing is known. */
    private static final double UNKNOWN_SECONDS = 1e-3;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long PROBE_BYTES = 1 << 30;

    private PlacementPlan() {}

    /** Gives each device its plan, as {@link Heft} has it. */
    static void make(TaskGraph graph, @Nullable PlacedTask[] placed, List<Target> targets, ExpectedTimes times) {
        List<Target> processors = processors(placed, targets);
        double[][] seconds = new double[graph.size()][];
        for (int task = 0; task < seconds.length; task++) {
            seconds[task] = seconds(placed[task], processors, times);
        }
        PlacementProblem problem =
                new PlacementProblem(graph, seconds, (task, k) -> carried(graph, task, k), network(processors));
        order(Heft.run(problem), placed, processors);
    }

    /** Returns the device of each slot where a task can run; of others the mean link of a plan must not know. */
    private static List<Target> processors(@Nullable PlacedTask[] placed, List<Target> targets) {
        List<Target> processors = new ArrayList<>();
        for (Target target : targets) {
            if (target.place() != Target.Place.IO && isUsed(target, placed)) {
                for (int slot = 0; slot < target.device().slots(); slot++) {
                    processors.add(target);
                }
            }
        }
        return processors.isEmpty() ? targets.subList(0, 1) : processors;
    }

    private static boolean isUsed(Target target, @Nullable PlacedTask[] placed) {
        return Arrays.stream(placed)
                .anyMatch(task -> task == null ? target.place() == Target.Place.WORKERS : task.suits(target));
    }

    private static double[] seconds(@Nullable PlacedTask task, List<Target> processors, ExpectedTimes times) {
        double[] seconds = new double[processors.size()];
        Arrays.fill(seconds, Double.POSITIVE_INFINITY);
        boolean anywhere = false;
        for (int on = 0; on < seconds.length; on++) {
            Target target = processors.get(on);
            if (task == null) {
                seconds[on] = target.place() == Target.Place.WORKERS ? UNKNOWN_SECONDS : seconds[on];
                anywhere = true;
                continue;
            }
            for (Candidate way : task.candidates()) {
                if (way.target() == target) {
                    ExpectedTimes.Expected expected = times.of(task, way);
                    double one = expected.known() ? expected.nanos() / NANOS_PER_SECOND : UNKNOWN_SECONDS;
                    seconds[on] = Math.min(seconds[on], one);
                    anywhere = true;
                }
            }
        }
        if (!anywhere) { // on the I/O lane, which needs none of the processors
            Arrays.fill(seconds, 0);
        }
        return seconds;
    }

    /** Returns how many bytes a task writes that its successor reads. */
    private static long carried(TaskGraph graph, int task, int k) {
        Set<DataHandle> written = new HashSet<>();
        for (Access access : graph.accesses(task)) {
            if (access.mode().writes()) {
                written.add(access.data());
            }
        }
        long bytes = 0;
        for (Access access : graph.accesses(graph.successor(task, k))) {
            if (access.mode().reads() && written.contains(access.data())) {
                bytes += access.data().bytes();
            }
        }
        return bytes;
    }

    private static Network network(List<Target> processors) {
        int n = processors.size();
        double[][] latencies = new double[n][n];
        double[][] bandwidths = new double[n][n];
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                MemorySpace source = processors.get(from).space();
                MemorySpace target = processors.get(to).space();
                latencies[from][to] = source == target ? 0 : seconds(source, target, 0);
                double whole = source == target ? 0 : seconds(source, target, PROBE_BYTES);
                double bandwidth = PROBE_BYTES / (whole - latencies[from][to]);
                bandwidths[from][to] = bandwidth > 0 && !Double.isInfinite(bandwidth) ? bandwidth : Double.MAX_VALUE;
            }
        }
        return new Network(latencies, bandwidths);
    }

    private static double seconds(MemorySpace from, MemorySpace to, long bytes) {
        if (Routes.direct(from, to)) {
            return Routes.nanos(from, to, bytes) / NANOS_PER_SECOND;
        }
        return from.memory().secondsHome(bytes) + to.memory().secondsHome(bytes); // and back
    }

    private static void order(Trace plan, @Nullable PlacedTask[] placed, List<Target> processors) {
        Map<Target, List<TaskEvent>> byTarget = new HashMap<>();
        for (TaskEvent event : plan.events()) {
            byTarget.computeIfAbsent(processors.get(event.lane()), any -> new ArrayList<>())
                    .add(event);
        }
        byTarget.forEach((target, events) -> events.stream()
                .sorted(Comparator.comparingLong(TaskEvent::startNanos))
                .mapToInt(TaskEvent::task)
                .filter(task -> suits(placed[task], target))
                .forEach(target.plan()::add));
    }

    private static boolean suits(@Nullable PlacedTask task, Target target) {
        return task != null && task.suits(target);
    }
}

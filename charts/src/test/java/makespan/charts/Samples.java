package makespan.charts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import makespan.analysis.RunAnalysis;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.simulate.Simulator;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/** Graphs and runs for tests. */
final class Samples {
    private Samples() {}

    /** A small release pipeline: load feeds two branches, which a report joins. */
    static TaskGraph release() {
        return TaskGraph.builder("release")
                .add(TaskSpec.of("load", TaskBody.EMPTY))
                .add(TaskSpec.of("features", TaskBody.EMPTY).withAfter("load"))
                .add(TaskSpec.of("stats", TaskBody.EMPTY).withAfter("load"))
                .add(TaskSpec.of("report", TaskBody.EMPTY).withAfter("features", "stats"))
                .build();
    }

    /** The release on two workers: load 10 ms, features 20 ms, stats 5 ms beside it, report 10 ms. */
    static RunAnalysis releaseRun() {
        List<TaskEvent> events = List.of(
                event(0, 0, 0, 0, 10, Outcome.COMPLETED),
                event(1, 0, 10, 10, 30, Outcome.COMPLETED),
                event(2, 1, 10, 10, 15, Outcome.COMPLETED),
                event(3, 0, 30, 30, 40, Outcome.COMPLETED));
        return RunAnalysis.of(release(), trace(Trace.Origin.MEASURED, 2, 4, events));
    }

    /** The release in which features fails after 8 ms. */
    static RunAnalysis failedRelease() {
        List<TaskEvent> events = List.of(
                event(0, 0, 0, 0, 10, Outcome.COMPLETED),
                event(1, 0, 10, 10, 18, Outcome.FAILED),
                event(2, 1, 10, 10, 15, Outcome.COMPLETED));
        return RunAnalysis.of(release(), trace(Trace.Origin.MEASURED, 2, 4, events));
    }

    static TaskEvent event(int task, int lane, long ready, long start, long end, Outcome outcome) {
        return new TaskEvent(task, lane, ready * 1_000_000, start * 1_000_000, end * 1_000_000, outcome);
    }

    static Trace trace(Trace.Origin origin, int workers, int tasks, List<TaskEvent> events) {
        List<Lane> lanes = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            lanes.add(new Lane(worker, "w" + worker, DeviceKind.CPU));
        }
        return new Trace(origin, lanes, tasks, events, SchedulerCounters.NONE);
    }

    /** Tiled Cholesky factorisation of n by n tiles: n·(n + 1)·(n + 2)/6 tasks of four kinds. */
    static TaskGraph cholesky(int n) {
        TaskGraphBuilder graph = TaskGraph.builder("Cholesky " + n);
        Set<String> written = new HashSet<>();
        for (int k = 0; k < n; k++) {
            add(graph, "potrf " + k, written, "syrk " + k + "," + (k - 1));
            for (int i = k + 1; i < n; i++) {
                add(graph, "trsm " + i + "," + k, written, "potrf " + k, "gemm " + i + "," + k + "," + (k - 1));
            }
            for (int i = k + 1; i < n; i++) {
                for (int j = k + 1; j < i; j++) {
                    String tile = i + "," + j + ",";
                    add(
                            graph,
                            "gemm " + tile + k,
                            written,
                            "trsm " + i + "," + k,
                            "trsm " + j + "," + k,
                            "gemm " + tile + (k - 1));
                }
                add(graph, "syrk " + i + "," + k, written, "trsm " + i + "," + k, "syrk " + i + "," + (k - 1));
            }
        }
        return graph.build();
    }

    private static void add(TaskGraphBuilder graph, String name, Set<String> written, String... after) {
        List<String> known = List.of(after).stream().filter(written::contains).toList();
        graph.add(TaskSpec.of(name, TaskBody.EMPTY).withAfter(known));
        written.add(name);
    }

    /** Times that differ by kind and a little by position, in seconds. */
    static double[] seconds(TaskGraph graph) {
        return graph.tasks().stream()
                .mapToDouble(task -> (2 + task.kind().length() % 3 + task.index() % 7 * 0.1) * 1e-3)
                .toArray();
    }

    static RunAnalysis simulated(TaskGraph graph, int workers) {
        return RunAnalysis.of(graph, Simulator.run(graph, seconds(graph), workers));
    }

    /** A simulated schedule that claims to be measured, to see how a measured one is drawn. */
    static RunAnalysis measured(TaskGraph graph, int workers) {
        Trace trace = Simulator.run(graph, seconds(graph), workers);
        return RunAnalysis.of(
                graph, new Trace(Trace.Origin.MEASURED, trace.lanes(), graph.size(), trace.events(), trace.counters()));
    }

    /** Returns a graph of the given names, one after the other. */
    static TaskGraph chain(List<String> names) {
        TaskGraphBuilder graph = TaskGraph.builder("names");
        for (int i = 0; i < names.size(); i++) {
            TaskSpec spec = TaskSpec.of(names.get(i), TaskBody.EMPTY);
            graph.add(i == 0 ? spec : spec.withAfter(names.get(i - 1)));
        }
        return graph.build();
    }
}

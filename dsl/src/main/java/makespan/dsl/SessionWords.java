package makespan.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import makespan.analysis.BoundsStudy;
import makespan.analysis.DelayStudy;
import makespan.analysis.RunComparison;
import makespan.analysis.SimulationStudy;
import makespan.analysis.SpeedupStudy;
import makespan.analysis.WhatIfStudy;
import makespan.device.DataHandle;
import makespan.device.DeviceKind;
import makespan.device.Platform;
import makespan.graph.Resource;
import makespan.graph.TaskGraph;
import makespan.opencl.OpenClKernel;
import makespan.runtime.FailurePolicy;
import makespan.runtime.RunResult;
import org.jspecify.annotations.Nullable;

/** The words at the top level of a cell or script. */
public interface SessionWords extends TaskWords {
    /** Declares a graph of its own, apart from the session's, and returns it: {@code graph('release') { … }}. */
    TaskGraph graph(
            String name, @DelegatesTo(value = GraphWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /** Declares what one task at a time may hold while it runs: {@code def db = mutex('db')}, then {@code needs: db}. */
    Resource mutex(String name);

    /**
     * Declares what tasks may hold so many units of in all while they run: {@code def memory = semaphore('memory', 4)},
     * then {@code needs: [(memory): 2]}.
     */
    Resource semaphore(String name, int capacity);

    /** Declares data from the arguments of a word for data, in their order. */
    DataHandle declareData(String word, List<?> arguments);

    /**
     * Declares data that lie in an array of float, double or int. Tasks name them with {@code reads:}, {@code writes:} or
     * {@code updates:}.
     */
    default DataHandle data(Object array) {
        return declareData("data", Arrays.asList(array));
    }

    /** Declares data of a name that lie in an array. */
    default DataHandle data(String name, Object array) {
        return declareData("data", Arrays.asList(name, array));
    }

    /** Declares data that lie in an array: {@code data(name: 'x', array)}. */
    default DataHandle data(@NamedParam(value = "name", type = String.class) Map<String, ?> options, Object array) {
        return declareData("data", Arrays.asList(options, array));
    }

    /** Declares data of a name that lie in an array. */
    default DataHandle data(
            @NamedParam(value = "name", type = String.class) Map<String, ?> options, String name, Object array) {
        return declareData("data", Arrays.asList(options, name, array));
    }

    /** Declares floats: {@code floats(n)} are zeros, {@code floats(n) { i -> i * 0.5 }}, {@code floats([1, 2, 3])}. */
    default DataHandle floats(Object... arguments) {
        return declareData("floats", Arrays.asList(arguments));
    }

    /** Declares doubles, as {@link #floats} does floats. */
    default DataHandle doubles(Object... arguments) {
        return declareData("doubles", Arrays.asList(arguments));
    }

    /** Declares ints, as {@link #floats} does floats. */
    default DataHandle ints(Object... arguments) {
        return declareData("ints", Arrays.asList(arguments));
    }

    /** Returns a way to do a task, for {@code task}: {@code variant(gpu) { x -> … }}. */
    default TaskVariant variant(Object device, Closure<?> body) {
        return variant(Map.of(), device, body);
    }

    /** Returns a way to do a task: {@code variant(gpu, saxpy.overData(0))}. */
    default TaskVariant variant(Object device, Object body) {
        return variant(Map.of(), device, body);
    }

    /** Returns a way to do a task, with the time that it is expected to take: {@code variant(gpu, cost: 3.ms) { x -> … }}. */
    TaskVariant variant(
            @NamedParam(value = "cost", type = Duration.class) Map<String, ?> options, Object device, Object body);

    /** Returns the kernel of a source in OpenCL C, compiled now for all OpenCL devices here. */
    default OpenClKernel kernel(Object source) {
        return kernel(Map.of(), source);
    }

    /** Returns the kernel of a name in a source of several, or one compiled with options. */
    OpenClKernel kernel(
            @NamedParam(value = "name", type = String.class) @NamedParam(value = "options", type = String.class)
                    Map<String, ?> options,
            Object source);

    /** Returns the devices beside the workers that are here. */
    FoundDevices getDevices();

    /** Runs all tasks of the session and shows the report. Written {@code run()}. */
    RunResult runAll();

    /** Runs all tasks of the session and shows the report: {@code run(workers: 4, onFailure: keepGoing)}. */
    RunResult run(
            @NamedParam(value = "workers", type = Integer.class)
                    @NamedParam(value = "onFailure")
                    @NamedParam(value = "platform", type = Platform.class)
                    @NamedParam(value = "placement")
                    Map<String, ?> options);

    /** Runs tasks and all that they wait for, and shows the report. */
    RunResult run(TaskHandle<?>... targets);

    /** Runs tasks and all that they wait for, and shows the report. */
    RunResult run(
            @NamedParam(value = "workers", type = Integer.class)
                    @NamedParam(value = "onFailure")
                    @NamedParam(value = "platform", type = Platform.class)
                    @NamedParam(value = "placement")
                    Map<String, ?> options,
            TaskHandle<?>... targets);

    /** Runs tasks and all that they wait for, and shows the report. */
    RunResult run(List<? extends TaskHandle<?>> targets);

    /** Runs tasks and all that they wait for, and shows the report. */
    RunResult run(
            @NamedParam(value = "workers", type = Integer.class)
                    @NamedParam(value = "onFailure")
                    @NamedParam(value = "platform", type = Platform.class)
                    @NamedParam(value = "placement")
                    Map<String, ?> options,
            List<? extends TaskHandle<?>> targets);

    /** Runs a graph and shows the report. */
    RunResult run(TaskGraph graph);

    /** Runs a graph and shows the report. */
    RunResult run(
            @NamedParam(value = "workers", type = Integer.class)
                    @NamedParam(value = "onFailure")
                    @NamedParam(value = "platform", type = Platform.class)
                    @NamedParam(value = "placement")
                    Map<String, ?> options,
            TaskGraph graph);

    /** Throws: what was given can not be run. */
    default RunResult run(Object... anythingElse) {
        throw new DeclarationException("run takes handles of tasks or a graph, but was given "
                + Arrays.stream(anythingElse).map(Places::quote).collect(Collectors.joining(", "))
                + Places.here());
    }

    /** Measures how fast the session's tasks are on 1 to n workers and shows the study: {@code speedup(workers: 1..8)}. */
    SpeedupStudy speedup(
            @NamedParam(value = "workers") @NamedParam(value = "repeats", type = Integer.class) Map<String, ?> options);

    /** Measures how fast a task, with all that it waits for, is on 1 to n workers and shows the study. */
    default SpeedupStudy speedup(TaskHandle<?> target) {
        return speedup(Map.of(), target);
    }

    /** Measures how fast a task, with all that it waits for, is on given numbers of workers and shows the study. */
    SpeedupStudy speedup(
            @NamedParam(value = "workers") @NamedParam(value = "repeats", type = Integer.class) Map<String, ?> options,
            TaskHandle<?> target);

    /** Measures how fast a graph is on 1 to n workers and shows the study. */
    default SpeedupStudy speedup(TaskGraph graph) {
        return speedup(Map.of(), graph);
    }

    /** Measures how fast a graph is on given numbers of workers and shows the study. */
    SpeedupStudy speedup(
            @NamedParam(value = "workers") @NamedParam(value = "repeats", type = Integer.class) Map<String, ?> options,
            TaskGraph graph);

    /** Shows what the session's tasks can reach, with the times of their latest run: {@code bounds(workers: 1..8)}. */
    BoundsStudy bounds(@NamedParam(value = "workers") Map<String, ?> options);

    /** Shows what tasks, with all that they wait for, a graph or the tasks of a run can reach on 1 to 8 workers. */
    default BoundsStudy bounds(Object subject) {
        return bounds(Map.of(), subject);
    }

    /** Shows what tasks, with all that they wait for, a graph or the tasks of a run can reach on numbers of workers. */
    BoundsStudy bounds(@NamedParam(value = "workers") Map<String, ?> options, Object subject);

    /** Tells how long the session's tasks would take, with the times of their latest run: {@code simulate(workers: 4)}. */
    SimulationStudy simulate(
            @NamedParam("workers")
                    @NamedParam("policy")
                    @NamedParam("platform")
                    @NamedParam("seed")
                    @NamedParam("noise")
                    @NamedParam("repeats")
                    Map<String, ?> options);

    /** Tells how long tasks, with all that they wait for, a graph or the tasks of a run would take. */
    default SimulationStudy simulate(Object subject) {
        return simulate(Map.of(), subject);
    }

    /** Tells how long tasks, with all that they wait for, a graph or the tasks of a run would take. */
    SimulationStudy simulate(
            @NamedParam("workers")
                    @NamedParam("policy")
                    @NamedParam("platform")
                    @NamedParam("seed")
                    @NamedParam("noise")
                    @NamedParam("repeats")
                    Map<String, ?> options,
            Object subject);

    /** Describes a machine to simulate, and returns it: {@code platform { cpu 4; gpu 'H200', speed: 40 }}. */
    Platform platform(@DelegatesTo(value = PlatformWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /** Replays a run as it was and shows how well that works, what would help, and what more workers would bring. */
    default WhatIfStudy whatIf(RunResult run) {
        return whatIf(run, Closure.IDENTITY);
    }

    /** Asks what a run would be like after changes and shows the answer: {@code whatIf(run) { faster 'parse', 4 }}. */
    WhatIfStudy whatIf(
            RunResult run,
            @DelegatesTo(value = WhatIfWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> changes);

    /** Replays the latest run of a task, with all that it waits for, as it was. */
    default WhatIfStudy whatIf(TaskHandle<?> target) {
        return whatIf(target, Closure.IDENTITY);
    }

    /** Asks what the latest run of a task, with all that it waits for, would be like after changes. */
    WhatIfStudy whatIf(
            TaskHandle<?> target,
            @DelegatesTo(value = WhatIfWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> changes);

    /** Replays the latest run of a graph as it was. */
    default WhatIfStudy whatIf(TaskGraph graph) {
        return whatIf(graph, Closure.IDENTITY);
    }

    /** Asks what the latest run of a graph would be like after changes. */
    WhatIfStudy whatIf(
            TaskGraph graph,
            @DelegatesTo(value = WhatIfWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> changes);

    /** Tells what changed from one run to another, as far as that is more than noise, and shows it. */
    default RunComparison compare(RunResult base, RunResult changed) {
        return compare(Map.of(), List.of(base), List.of(changed));
    }

    /** Tells what changed from one run to another: {@code compare(a, b, threshold: 0.02)}. */
    default RunComparison compare(
            @NamedParam(value = "threshold", type = Number.class) Map<String, ?> options,
            RunResult base,
            RunResult changed) {
        return compare(options, List.of(base), List.of(changed));
    }

    /** Tells what changed from some runs to others: {@code compare([a1, a2, a3], [b1, b2, b3])}. */
    default RunComparison compare(List<RunResult> base, List<RunResult> changed) {
        return compare(Map.of(), base, changed);
    }

    /** Tells what changed from some runs to others. */
    RunComparison compare(
            @NamedParam(value = "threshold", type = Number.class) Map<String, ?> options,
            List<RunResult> base,
            List<RunResult> changed);

    /** Checks by experiment whether replays of a task, with all that it waits for, predict what slower tasks do. */
    default DelayStudy verify(TaskHandle<?> target) {
        return verify(Map.of(), target);
    }

    /** Checks replays of a task, with all that it waits for: {@code verify(report, workers: 2, repeats: 5)}. */
    DelayStudy verify(
            @NamedParam(value = "workers", type = Integer.class)
                    @NamedParam(value = "repeats", type = Integer.class)
                    @NamedParam(value = "kinds", type = Integer.class)
                    @NamedParam(value = "delay", type = Number.class)
                    Map<String, ?> options,
            TaskHandle<?> target);

    /** Checks by experiment whether replays of a graph predict what slower tasks do. */
    default DelayStudy verify(TaskGraph graph) {
        return verify(Map.of(), graph);
    }

    /** Checks by experiment whether replays of a graph predict what slower tasks do. */
    DelayStudy verify(
            @NamedParam(value = "workers", type = Integer.class)
                    @NamedParam(value = "repeats", type = Integer.class)
                    @NamedParam(value = "kinds", type = Integer.class)
                    @NamedParam(value = "delay", type = Number.class)
                    Map<String, ?> options,
            TaskGraph graph);

    /** Shows a value: a graph as a drawing, a run as its report, a task with all that it waits for. */
    void show(@Nullable Object value);

    /**
     * Returns what a file of another system holds, to be shown as a report: of a trace the run, a
     * {@link makespan.format.TracedRun}, of any other the graph with its times, a {@link makespan.format.TimedGraph}.
     *
     * @param file its path, as text, {@link java.io.File} or {@link java.nio.file.Path}; a relative one is seen from where
     *     the program runs
     * @throws DeclarationException if it cannot be read
     */
    Object open(Object file);

    /** Declares parameters with their defaults: {@code params { path = 'in.csv' }}. */
    Parameters params(@DelegatesTo(value = Parameters.class, strategy = Closure.DELEGATE_FIRST) Closure<?> defaults);

    /** Returns the parameters: {@code params.path}. */
    Parameters getParams();

    /** Returns the graph of all tasks of the session: {@code show graph}. */
    TaskGraph getGraph();

    /** Returns the latest run: {@code show run}. */
    RunResult getRun();

    /** The workers: {@code on: cpu}, the default. */
    default DeviceKind getCpu() {
        return DeviceKind.CPU;
    }

    /** The place for work that blocks, such as reading files: {@code on: io}. */
    default DeviceKind getIo() {
        return DeviceKind.IO;
    }

    /** Graphics processors: {@code on: gpu}. */
    default DeviceKind getGpu() {
        return DeviceKind.GPU;
    }

    /** Processors for neural networks: {@code on: npu}. */
    default DeviceKind getNpu() {
        return DeviceKind.NPU;
    }

    /** A failing task stops the run: {@code onFailure: stop}, the default. */
    default FailurePolicy getStop() {
        return FailurePolicy.STOP;
    }

    /** A failing task gives up only its dependants: {@code onFailure: keepGoing}. */
    default FailurePolicy getKeepGoing() {
        return FailurePolicy.KEEP_GOING;
    }
}

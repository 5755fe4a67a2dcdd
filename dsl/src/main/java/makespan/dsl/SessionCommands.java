package makespan.dsl;

import groovy.lang.Closure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import makespan.analysis.BoundsStudy;
import makespan.analysis.DelayStudy;
import makespan.analysis.RunAnalysis;
import makespan.analysis.RunComparison;
import makespan.analysis.SimulationStudy;
import makespan.analysis.SpeedupStudy;
import makespan.analysis.WhatIfStudy;
import makespan.device.DataHandle;
import makespan.device.Platform;
import makespan.graph.Resource;
import makespan.graph.TaskGraph;
import makespan.opencl.OpenClKernel;
import makespan.runtime.RunResult;
import org.jspecify.annotations.Nullable;

/** What the words do. */
final class SessionCommands implements SessionWords {
    private final Session session;
    private final SessionHost host;
    private final SessionRuns runs;
    private final Parameters parameters;

    SessionCommands(Session session, SessionHost host, SessionRuns runs, Parameters parameters) {
        this.session = session;
        this.host = host;
        this.runs = runs;
        this.parameters = parameters;
    }

    /** Declares a task in the graph block that is open on this thread, else in the session's graph. */
    @Override
    public <R> TaskHandle<R> declareTask(List<?> arguments) {
        TaskCall call = TaskCall.of(arguments);
        RunningTask.refuse(
                "A task is declared" + Places.in(call.place()),
                "tasks cannot have children yet: declare it outside and pass its handle as an input");
        TaskScope open = session.openGraph();
        return (open != null ? open : session.scope()).declare(call);
    }

    @Override
    public TaskGraph graph(String name, Closure<?> block) {
        refuseInGraph("graph '" + name + "'");
        TaskScope scope = new TaskScope(name, session.surroundings());
        Closure<?> body = (Closure<?>) block.clone();
        body.setDelegate(new GraphWords(scope));
        body.setResolveStrategy(Closure.DELEGATE_FIRST);
        session.open(scope);
        try {
            body.call();
        } finally {
            session.open(null);
        }
        TaskGraph graph = scope.graph();
        scope.close();
        return graph;
    }

    @Override
    public Resource mutex(String name) {
        return resource("mutex", name, 1);
    }

    @Override
    public Resource semaphore(String name, int capacity) {
        return resource("semaphore", name, capacity);
    }

    @Override
    public DataHandle declareData(String word, List<?> arguments) {
        RunningTask.refuse(
                word + " is called",
                "declare data outside, and give them to the task with reads:, writes: or updates:");
        return DataCall.of(word, arguments);
    }

    @Override
    public TaskVariant variant(Map<String, ?> options, Object device, Object body) {
        return TaskVariant.of(options, device, body);
    }

    @Override
    public OpenClKernel kernel(Map<String, ?> options, Object source) {
        return KernelCall.of(options, source);
    }

    @Override
    public FoundDevices getDevices() {
        return FoundDevices.here();
    }

    private Resource resource(String word, String name, int capacity) {
        RunningTask.refuse(word + " '" + name + "' is declared", "declare it outside");
        return session.declareResource(name, capacity);
    }

    @Override
    public RunResult runAll() {
        return run(Map.of());
    }

    @Override
    public RunResult run(Map<String, ?> options) {
        return start(options, getGraph());
    }

    @Override
    public RunResult run(TaskHandle<?>... targets) {
        return run(Map.of(), targets);
    }

    @Override
    public RunResult run(Map<String, ?> options, TaskHandle<?>... targets) {
        return run(options, Arrays.asList(targets));
    }

    @Override
    public RunResult run(List<? extends TaskHandle<?>> targets) {
        return run(Map.of(), targets);
    }

    @Override
    public RunResult run(Map<String, ?> options, List<? extends TaskHandle<?>> targets) {
        return start(options, graphOf(targets));
    }

    @Override
    public RunResult run(TaskGraph graph) {
        return run(Map.of(), graph);
    }

    @Override
    public RunResult run(Map<String, ?> options, TaskGraph graph) {
        return start(options, graph);
    }

    @Override
    public SpeedupStudy speedup(Map<String, ?> options) {
        return speedup(options, getGraph());
    }

    @Override
    public SpeedupStudy speedup(Map<String, ?> options, TaskHandle<?> target) {
        return speedup(options, graphOf(List.of(target)));
    }

    @Override
    public SpeedupStudy speedup(Map<String, ?> options, TaskGraph graph) {
        refuseHere("speedup");
        SpeedupRequest request = SpeedupRequest.of(options);
        refuseEmpty(graph);
        try {
            SpeedupStudy study = request.measure(graph);
            session.display(study);
            return study;
        } catch (InterruptedException e) {
            throw Sneaky.raise(e);
        }
    }

    @Override
    public BoundsStudy bounds(Map<String, ?> options) {
        return bounds(options, getGraph());
    }

    @Override
    public BoundsStudy bounds(Map<String, ?> options, Object subject) {
        refuseHere("bounds");
        BoundsRequest request = BoundsRequest.of(options);
        BoundsStudy study = request.study(TimedTasks.of("bounds", subject, this::graphOf, runs.latest()));
        session.display(study);
        return study;
    }

    @Override
    public SimulationStudy simulate(Map<String, ?> options) {
        return simulate(options, getGraph());
    }

    @Override
    public SimulationStudy simulate(Map<String, ?> options, Object subject) {
        refuseHere("simulate");
        SimulationRequest request = SimulationRequest.of(options);
        TimedTasks timed = TimedTasks.of("simulate", subject, this::graphOf, runs.latest());
        SimulationStudy study = request.simulate(timed);
        session.display(study);
        return study;
    }

    @Override
    public Platform platform(Closure<?> block) {
        return PlatformBlock.evaluated(block);
    }

    @Override
    public WhatIfStudy whatIf(RunResult run, Closure<?> changes) {
        return whatIf(RunAnalysis.of(run), changes);
    }

    @Override
    public WhatIfStudy whatIf(TaskHandle<?> target, Closure<?> changes) {
        return whatIf(latestOf(graphOf(List.of(target)), "task '" + target.name() + "'"), changes);
    }

    @Override
    public WhatIfStudy whatIf(TaskGraph graph, Closure<?> changes) {
        return whatIf(latestOf(graph, "graph '" + graph.name() + "'"), changes);
    }

    private WhatIfStudy whatIf(RunAnalysis run, Closure<?> changes) {
        refuseHere("whatIf");
        WhatIfStudy study = WhatIfBlock.answer(run, changes);
        session.display(study);
        return study;
    }

    private RunAnalysis latestOf(TaskGraph graph, String what) {
        return runs.latestOf(graph)
                .orElseThrow(() -> new DeclarationException("whatIf needs a run, but " + what
                        + " was not run on its own: run it first, or ask of the latest run with whatIf(run)"
                        + Places.here()));
    }

    @Override
    public RunComparison compare(Map<String, ?> options, List<RunResult> base, List<RunResult> changed) {
        refuseHere("compare");
        RunComparison comparison = CompareRequest.of(options).compare(base, changed);
        session.display(comparison);
        return comparison;
    }

    @Override
    public DelayStudy verify(Map<String, ?> options, TaskHandle<?> target) {
        return verify(options, graphOf(List.of(target)));
    }

    @Override
    public DelayStudy verify(Map<String, ?> options, TaskGraph graph) {
        refuseHere("verify");
        VerifyRequest request = VerifyRequest.of(options, host.defaultWorkers());
        refuseEmpty(graph);
        try {
            DelayStudy study = request.measure(graph, host::progress);
            session.display(study);
            return study;
        } catch (InterruptedException e) {
            throw Sneaky.raise(e);
        } finally {
            host.progress("");
        }
    }

    @Override
    public void show(@Nullable Object value) {
        if (value != null) {
            session.display(value instanceof TaskHandle<?> handle ? graphOf(List.of(handle)) : value);
        }
    }

    @Override
    public Object open(Object file) {
        return OpenedFile.of(file);
    }

    @Override
    public Parameters params(Closure<?> defaults) {
        Closure<?> body = (Closure<?>) defaults.clone();
        body.setDelegate(parameters);
        body.setResolveStrategy(Closure.DELEGATE_FIRST);
        body.call();
        session.parametersDeclared();
        return parameters;
    }

    @Override
    public Parameters getParams() {
        return parameters;
    }

    @Override
    public TaskGraph getGraph() {
        return session.scope().graph();
    }

    @Override
    public RunResult getRun() {
        return runs.latest().orElseThrow(() -> new DeclarationException("Nothing was run yet; run() runs all tasks"));
    }

    private RunResult start(Map<String, ?> options, TaskGraph graph) {
        refuseHere("run");
        RunRequest request = RunRequest.of(options, host);
        refuseEmpty(graph);
        try {
            RunResult result = runs.run(graph, request);
            session.display(result);
            SessionRuns.throwFailure(result);
            return result;
        } catch (InterruptedException e) {
            throw Sneaky.raise(e);
        }
    }

    private TaskGraph graphOf(List<? extends TaskHandle<?>> targets) {
        if (targets.isEmpty()) {
            return getGraph();
        }
        return targets.get(0).scope().graph(targets);
    }

    private void refuseHere(String word) {
        refuseInGraph(word);
        RunningTask.refuse(word + " is called", "a task cannot start a run");
    }

    private static void refuseEmpty(TaskGraph graph) {
        if (graph.size() == 0) {
            throw new DeclarationException("There are no tasks to run; task { … } declares one");
        }
    }

    private void refuseInGraph(String word) {
        if (session.openGraph() != null) {
            throw new DeclarationException(
                    word + " cannot be used inside the block of a graph; use it after the block");
        }
    }
}

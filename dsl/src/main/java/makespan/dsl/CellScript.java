package makespan.dsl;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.MetaClass;
import groovy.lang.MissingMethodException;
import groovy.lang.Script;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import makespan.analysis.BoundsStudy;
import makespan.analysis.DelayStudy;
import makespan.analysis.RunComparison;
import makespan.analysis.SimulationStudy;
import makespan.analysis.SpeedupStudy;
import makespan.analysis.WhatIfStudy;
import makespan.device.DataHandle;
import makespan.device.Platform;
import makespan.dsl.compile.LateMetaClass;
import makespan.graph.Resource;
import makespan.graph.TaskGraph;
import makespan.opencl.OpenClKernel;
import makespan.runtime.RunResult;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** Superclass of all cells and scripts: their words, and the way to the session's variables and functions. */
public abstract class CellScript extends Script implements SessionWords {
    private static final Object ABSENT = new Object();

    private @Nullable Session session;

    void attach(Session owner, Binding variables) {
        session = owner;
        setBinding(variables);
    }

    @Override
    public MetaClass getMetaClass() {
        MetaClass meta = super.getMetaClass();
        if (meta instanceof LateMetaClass late) {
            late.ready();
        }
        return meta;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        Object variable = variable(name);
        return variable == ABSENT ? getMetaClass().getProperty(this, name) : variable;
    }

    /** Calls a function of another cell, or a variable that can be called, such as a closure or a task's handle. */
    @Override
    public @Nullable Object invokeMethod(String name, Object arguments) {
        Object[] values = InvokerHelper.asArray(arguments);
        if (SessionWordNames.METHODS.contains(name)) {
            throw new MissingMethodException(name, getClass(), values);
        }
        CellScript owner = session().functions().owner(name, values);
        if (owner != null) {
            return owner.getMetaClass().invokeMethod(owner, name, values);
        }
        Object variable = variable(name);
        return variable == ABSENT || variable == null
                ? getMetaClass().invokeMethod(this, name, values)
                : InvokerHelper.invokeMethod(variable, "call", values);
    }

    @Override
    public <R> TaskHandle<R> declareTask(List<?> arguments) {
        return words().declareTask(arguments);
    }

    @Override
    public TaskGraph graph(
            String name, @DelegatesTo(value = GraphWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block) {
        return words().graph(name, block);
    }

    @Override
    public Resource mutex(String name) {
        return words().mutex(name);
    }

    @Override
    public Resource semaphore(String name, int capacity) {
        return words().semaphore(name, capacity);
    }

    @Override
    public DataHandle declareData(String word, List<?> arguments) {
        return words().declareData(word, arguments);
    }

    @Override
    public TaskVariant variant(Map<String, ?> options, Object device, Object body) {
        return words().variant(options, device, body);
    }

    @Override
    public OpenClKernel kernel(Map<String, ?> options, Object source) {
        return words().kernel(options, source);
    }

    @Override
    public FoundDevices getDevices() {
        return words().getDevices();
    }

    @Override
    public RunResult runAll() {
        return words().runAll();
    }

    @Override
    public RunResult run(Map<String, ?> options) {
        return words().run(options);
    }

    @Override
    public RunResult run(TaskHandle<?>... targets) {
        return words().run(targets);
    }

    @Override
    public RunResult run(Map<String, ?> options, TaskHandle<?>... targets) {
        return words().run(options, targets);
    }

    @Override
    public RunResult run(List<? extends TaskHandle<?>> targets) {
        return words().run(targets);
    }

    @Override
    public RunResult run(Map<String, ?> options, List<? extends TaskHandle<?>> targets) {
        return words().run(options, targets);
    }

    @Override
    public RunResult run(TaskGraph graph) {
        return words().run(graph);
    }

    @Override
    public RunResult run(Map<String, ?> options, TaskGraph graph) {
        return words().run(options, graph);
    }

    @Override
    public SpeedupStudy speedup(Map<String, ?> options) {
        return words().speedup(options);
    }

    @Override
    public SpeedupStudy speedup(Map<String, ?> options, TaskHandle<?> target) {
        return words().speedup(options, target);
    }

    @Override
    public SpeedupStudy speedup(Map<String, ?> options, TaskGraph graph) {
        return words().speedup(options, graph);
    }

    @Override
    public BoundsStudy bounds(Map<String, ?> options) {
        return words().bounds(options);
    }

    @Override
    public BoundsStudy bounds(Map<String, ?> options, Object subject) {
        return words().bounds(options, subject);
    }

    @Override
    public SimulationStudy simulate(Map<String, ?> options) {
        return words().simulate(options);
    }

    @Override
    public SimulationStudy simulate(Map<String, ?> options, Object subject) {
        return words().simulate(options, subject);
    }

    @Override
    public Platform platform(
            @DelegatesTo(value = PlatformWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block) {
        return words().platform(block);
    }

    @Override
    public WhatIfStudy whatIf(
            RunResult run,
            @DelegatesTo(value = WhatIfWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> changes) {
        return words().whatIf(run, changes);
    }

    @Override
    public WhatIfStudy whatIf(
            TaskHandle<?> target,
            @DelegatesTo(value = WhatIfWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> changes) {
        return words().whatIf(target, changes);
    }

    @Override
    public WhatIfStudy whatIf(
            TaskGraph graph,
            @DelegatesTo(value = WhatIfWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> changes) {
        return words().whatIf(graph, changes);
    }

    @Override
    public RunComparison compare(Map<String, ?> options, List<RunResult> base, List<RunResult> changed) {
        return words().compare(options, base, changed);
    }

    @Override
    public DelayStudy verify(Map<String, ?> options, TaskHandle<?> target) {
        return words().verify(options, target);
    }

    @Override
    public DelayStudy verify(Map<String, ?> options, TaskGraph graph) {
        return words().verify(options, graph);
    }

    @Override
    public void show(@Nullable Object value) {
        words().show(value);
    }

    @Override
    public Object open(Object file) {
        return words().open(file);
    }

    @Override
    public Parameters params(
            @DelegatesTo(value = Parameters.class, strategy = Closure.DELEGATE_FIRST) Closure<?> defaults) {
        return words().params(defaults);
    }

    @Override
    public Parameters getParams() {
        return words().getParams();
    }

    @Override
    public TaskGraph getGraph() {
        return words().getGraph();
    }

    @Override
    public RunResult getRun() {
        return words().getRun();
    }

    /** One read, as other threads may remove what is there. */
    private @Nullable Object variable(String name) {
        return getBinding() instanceof SessionVariables variables ? variables.orElse(name, ABSENT) : ABSENT;
    }

    private SessionWords words() {
        return session().words();
    }

    private Session session() {
        return Objects.requireNonNull(session, "the script was not started by a session");
    }
}

package makespan.dsl;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import makespan.dsl.artifact.Libraries;
import makespan.dsl.compile.CellCompiler;
import makespan.dsl.compile.CellFrames;
import makespan.dsl.compile.CellSource;
import makespan.dsl.compile.CellText;
import makespan.dsl.compile.CellTexts;
import makespan.dsl.compile.CompiledCell;
import makespan.dsl.compile.SessionClassLoader;
import makespan.dsl.compile.SessionTypes;
import makespan.graph.Resource;
import makespan.graph.TaskGraph;
import makespan.runtime.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * The state of one notebook, or of one script: its variables, functions, classes, imports and tasks. Evaluates each cell
 * on the thread that asks, also while other threads evaluate theirs; {@link #interrupt()} may come from any thread.
 */
public final class Session implements AutoCloseable {
    /*
     * Evaluations overlap. What one is about lies in its Evaluation, which belongs to its thread. All that they share
     * guards itself: variables and parameters are concurrent maps, the compiler works for one cell at a time, and tasks,
     * functions, resources and past runs have a monitor each, none of which is held while code of a cell executes.
     */
    private final SessionHost host;
    private final Evaluations evaluations;
    private final CellPreparation preparation;
    private final SessionVariables variables = new SessionVariables();
    private final Functions functions = new Functions();
    private final Parameters parameters = new Parameters();
    private final Resources resources = new Resources();
    private final Libraries libraries = new Libraries(Session.class.getClassLoader(), this::progress);
    private final SessionClassLoader classes = new SessionClassLoader(libraries.classLoader());
    private final CellCompiler compiler = new CellCompiler(CellScript.class, Interruption.class, classes);
    private final SessionRuns runs;
    private final SessionCommands words;
    private final TaskScope scope;
    private final CellTexts texts = new CellTexts();

    /** Creates the session of a notebook. */
    public Session(SessionHost host) {
        this(host, new Evaluations());
    }

    /** Creates the session of a notebook whose evaluations may have begun before. */
    public Session(SessionHost host, Evaluations evaluations) {
        this(host, evaluations, (session, source) -> source);
    }

    /** Creates the session of a notebook whose cells are more than Groovy. */
    public Session(SessionHost host, Evaluations evaluations, CellPreparation preparation) {
        this(host, evaluations, preparation, "session");
    }

    /** @param name of the graph of all tasks */
    Session(SessionHost host, Evaluations evaluations, CellPreparation preparation, String name) {
        this.host = host;
        this.evaluations = evaluations;
        this.preparation = preparation;
        runs = new SessionRuns(host, evaluations);
        words = new SessionCommands(this, host, runs, parameters);
        scope = new TaskScope(name, surroundings());
    }

    /** Evaluates a cell; see {@link #evaluate(String, String, String)}. A cell of the same text is the same cell. */
    public CellResult evaluate(String code, String unit) {
        return evaluate(code, unit, null);
    }

    /**
     * Evaluates a cell, on the calling thread. Never throws for what its code does.
     *
     * @param unit what the user calls it in messages, such as {@code cell 4}
     * @param cellId identity of the cell, if the front end knows it: evaluating it again replaces the tasks and
     *     functions that it declared before
     */
    public CellResult evaluate(String code, String unit, @Nullable String cellId) {
        return evaluate(code, unit, cellId, CellMode.DYNAMIC);
    }

    /** Evaluates a cell that is compiled in the given mode; otherwise as {@link #evaluate(String, String, String)}. */
    public CellResult evaluate(String code, String unit, @Nullable String cellId, CellMode mode) {
        String origin = cellId == null ? "text " + code : "cell " + cellId;
        return evaluate(new CellSource(unit, code), origin, mode, false);
    }

    /** Evaluates a script, which is all there is: what it leaves undeclared at its end is an error. */
    CellResult evaluateScript(String code, String unit) {
        return evaluate(new CellSource(unit, code), unit, CellMode.DYNAMIC, true);
    }

    private CellResult evaluate(CellSource source, String origin, CellMode mode, boolean whole) {
        texts.add(new CellText(source, source, Map.of()));
        Evaluation evaluation = evaluations.takeUp(source.unit(), origin);
        @Nullable BooleanSupplier outer = Interruption.watch(evaluation::wasInterrupted);
        @Nullable ClassLoader outerClasses = evaluation.thread().getContextClassLoader();
        evaluation.thread().setContextClassLoader(classes); // with it, libraries that cells add find their services
        try {
            CellSource prepared = preparation.prepare(this, source);
            CompiledCell cell = compiler.compile(prepared, mode == CellMode.STATIC ? new Types() : null);
            texts.add(new CellText(source, prepared, cell.closures()));
            evaluation.expectParameterBlocks(whole ? cell.parameterBlocks() : 0);
            Object value = runThenWarn(cell, evaluation);
            if (whole) {
                parameters.refuseUnknown();
                scope.graph();
            }
            return CellResult.of(value, cell.showsValue() && !evaluation.hasDisplayed(value));
        } catch (Throwable failure) { // whatever a cell throws, errors included, is its result
            return CellResult.failed(error(failure, evaluation.wasInterrupted()));
        } finally {
            evaluation.thread().setContextClassLoader(outerClasses);
            Interruption.watch(outer);
            evaluation.close();
        }
    }

    /** Interrupts all evaluations under way, and with them the runs that they wait for; see {@link #evaluations()}. */
    public void interrupt() {
        evaluations.interrupt();
    }

    /** Returns the evaluations, of which single ones can be interrupted and watched. */
    public Evaluations evaluations() {
        return evaluations;
    }

    /** Returns whether a text is a whole cell. */
    public Completeness completeness(String code) {
        return CompletenessCheck.of(code);
    }

    /** Returns a copy of the variables, by name in alphabetical order. */
    public Map<String, @Nullable Object> variables() {
        return variables.getVariables();
    }

    /** Returns the parameters that cells declared. */
    public Parameters parameters() {
        return parameters;
    }

    /** Returns the libraries that cells added. */
    public Libraries libraries() {
        return libraries;
    }

    /** Returns the loader of all classes that cells defined. */
    public ClassLoader classLoader() {
        return classes;
    }

    /** Gives values for parameters, as text, which win over the defaults of later {@code params} blocks. */
    public void setParameters(Map<String, String> given) {
        parameters.give(given);
    }

    /** Ends the threads of the session's runs; waits for tasks that run. */
    @Override
    public void close() {
        runs.close();
        libraries.close();
    }

    /** Warns after the run, in which the cell may have replaced what it makes useless. */
    private @Nullable Object runThenWarn(CompiledCell cell, Evaluation evaluation) throws Exception {
        try {
            return run(cell, evaluation);
        } finally {
            cell.redefined().forEach((name, old) -> {
                String warning = OldInstances.warning(name, old, variables.getVariables());
                if (!warning.isEmpty()) {
                    host.warn(warning);
                }
            });
        }
    }

    private @Nullable Object run(CompiledCell cell, Evaluation evaluation) throws Exception {
        Interruption.check();
        scope.forget(evaluation.origin());
        resources.forget(evaluation.origin());
        functions.forget(cell.variables());
        if (cell.script() == null) {
            return null;
        }
        CellScript script = (CellScript) cell.script().getDeclaredConstructor().newInstance();
        script.attach(this, variables);
        functions.define(script, evaluation.origin());
        return script.run();
    }

    private CellError error(Throwable failure, boolean interrupted) {
        try {
            return new ErrorReport(texts::find, names(), texts::namingClosures).of(failure, interrupted);
        } catch (OutOfMemoryError | StackOverflowError e) { // what the cell left in memory leaves no room for a report
            return ErrorReport.inShort(failure);
        }
    }

    private Collection<String> names() {
        Collection<String> names = new TreeSet<>(variables.getVariables().keySet());
        names.addAll(functions.names());
        return names;
    }

    TaskScope.Surroundings surroundings() {
        return new Surroundings();
    }

    TaskScope scope() {
        return scope;
    }

    Functions functions() {
        return functions;
    }

    SessionWords words() {
        return words;
    }

    /** Declares a resource in the cell that is under way. */
    Resource declareResource(String name, int capacity) {
        TaskScope.Surroundings here = surroundings();
        return resources.declare(name, capacity, CellFrames.current().orElse(null), here.evaluation(), here.origin());
    }

    private void progress(String line) {
        host.progress(line);
    }

    void display(Object value) {
        Evaluation evaluation = evaluations.current();
        if (evaluation != null) {
            evaluation.displayed(value);
        }
        host.display(value);
    }

    /** Called at the end of every {@code params} block. */
    void parametersDeclared() {
        Evaluation evaluation = evaluations.current();
        if (evaluation != null && evaluation.wasLastParameterBlock()) {
            parameters.refuseUnknown();
        }
    }

    /** Returns the scope of the graph block that is open in the evaluation to which the caller's doing belongs. */
    @Nullable
    TaskScope openGraph() {
        Evaluation evaluation = evaluations.current();
        return evaluation == null ? null : evaluation.openGraph();
    }

    /** Opens the block of a graph, or ends it with null. */
    void open(@Nullable TaskScope graph) {
        Evaluation evaluation = evaluations.current();
        if (evaluation != null) {
            evaluation.open(graph);
        }
    }

    private final class Types implements SessionTypes {
        @Override
        public boolean hasVariable(String name) {
            return variables.hasVariable(name);
        }

        @Override
        public @Nullable Object value(String name) {
            return variables.find(name);
        }

        @Override
        public List<Method> functions(String name) {
            return functions.named(name);
        }
    }

    private final class Surroundings implements TaskScope.Surroundings {
        @Override
        public int evaluation() {
            Evaluation evaluation = evaluations.current();
            return evaluation == null ? 0 : evaluation.number();
        }

        @Override
        public String origin() {
            Evaluation evaluation = evaluations.current();
            return evaluation == null ? "" : evaluation.origin();
        }

        @Override
        public BooleanSupplier interruption() {
            Evaluation evaluation = evaluations.current();
            return evaluation == null ? () -> false : evaluation::wasInterrupted;
        }

        @Override
        public boolean isEvaluating() {
            Evaluation evaluation = evaluations.current();
            return evaluation != null && evaluation.isOn(Thread.currentThread());
        }

        @Override
        public @Nullable Object variable(String name) {
            return variables.find(name);
        }

        @Override
        public Collection<String> names() {
            return Session.this.names();
        }

        @Override
        public Collection<Resource> resources() {
            return resources.all();
        }

        @Override
        public RunResult runQuietly(TaskGraph graph) {
            if (!isEvaluating()) {
                throw new IllegalStateException(
                        "The value of a task that has not run yet can only be asked for by a cell or by another task");
            }
            return runs.runQuietly(graph);
        }
    }
}

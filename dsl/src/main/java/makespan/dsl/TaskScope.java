package makespan.dsl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import makespan.device.Access;
import makespan.graph.DataOrder;
import makespan.graph.Resource;
import makespan.graph.SourceLocation;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskGraphException;
import makespan.graph.TaskSpec;
import makespan.graph.Variant;
import makespan.runtime.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * The tasks declared in one place: the session's, or those of one {@code graph} block. Safe for use by many threads: its
 * monitor guards all but the values of tasks.
 */
final class TaskScope {
    /** What a scope needs of its session. */
    interface Surroundings {
        /** Returns the number of the evaluation that is under way. */
        int evaluation();

        /** Returns the identity of the cell that is under way. */
        String origin();

        /** Returns what tells whether the evaluation that is under way was interrupted, also when it is over. */
        BooleanSupplier interruption();

        /** Returns whether the calling thread evaluates a cell. */
        boolean isEvaluating();

        /** Returns the value of a session variable, or null. */
        @Nullable
        Object variable(String name);

        /** Returns the names of all variables and functions of the session. */
        Collection<String> names();

        /** Returns what tasks may need. */
        Collection<Resource> resources();

        /** Runs a graph for its values, without showing anything. */
        RunResult runQuietly(TaskGraph graph);
    }

    private final String name;
    private final Surroundings surroundings;
    private final Map<String, Declaration> declarations = new ConcurrentHashMap<>();
    private final Map<String, Integer> firstPosition = new HashMap<>();
    /** Tasks declared anew or removed, whose users still hold values computed from the earlier ones. */
    private final Set<String> changed = new LinkedHashSet<>();

    private volatile boolean closed;

    TaskScope(String name, Surroundings surroundings) {
        this.name = name;
        this.surroundings = surroundings;
    }

    /** Declares a task, replacing one of the same name that an earlier evaluation declared. */
    synchronized <R> TaskHandle<R> declare(TaskCall call) {
        TaskOptions options = new TaskOptions(call.options(), call.place());
        TaskSpec spec = spec(call, options);
        refuseIfClosed("Task '" + spec.name() + "'" + Places.in(spec.declaredAt()));
        Declaration earlier = declarations.get(spec.name());
        if (earlier != null && earlier.evaluation() == surroundings.evaluation()) {
            throw new TaskGraphException("Task '" + spec.name() + "' is declared twice: "
                    + earlier.spec().declaredAt() + " and " + spec.declaredAt());
        }
        Declaration declaration =
                new Declaration(this, spec, call.reads(), surroundings.evaluation(), surroundings.origin());
        Stream.concat(Stream.of(spec.body()), spec.variants().stream().map(Variant::body))
                .filter(DeclaredBody.class::isInstance)
                .forEach(body -> ((DeclaredBody) body).belongsTo(declaration));
        if (earlier != null) {
            changed.add(spec.name());
        }
        firstPosition.putIfAbsent(spec.name(), firstPosition.size());
        declarations.put(spec.name(), declaration);
        return new TaskHandle<>(this, spec.name());
    }

    synchronized void addAfter(TaskHandle<?> next, TaskHandle<?> before) {
        refuseIfClosed("'" + before.name() + " >> " + next.name() + "'");
        declaration(next.name()).addAfter(nameHere(before, next.name()));
    }

    /** Forgets the tasks that a cell declared, as it is about to be evaluated again. */
    synchronized void forget(String origin) {
        List<String> names = declarations.values().stream()
                .filter(declaration -> declaration.origin().equals(origin))
                .map(Declaration::name)
                .toList();
        changed.addAll(names);
        names.forEach(declarations::remove);
    }

    BooleanSupplier interruption() {
        return surroundings.interruption();
    }

    /** Returns the exception that tells users what a body's exception means. */
    RuntimeException explained(RuntimeException failure) {
        return UnknownNames.inTask(surroundings.names()).explained(failure);
    }

    /** Takes no further tasks or edges. */
    void close() {
        closed = true;
    }

    /**
     * Returns the graph of all tasks.
     *
     * @throws TaskGraphException if the declarations do not fit together
     */
    synchronized TaskGraph graph() {
        forgetStaleValues();
        return build(name, declarations.keySet(), false);
    }

    /** Returns the graph of the given tasks and of all that they wait for. */
    synchronized TaskGraph graph(List<? extends TaskHandle<?>> targets) {
        forgetStaleValues();
        List<String> names = targets.stream().map(this::ownName).distinct().toList();
        return build(names.size() == 1 ? names.get(0) : name, withPredecessors(names, false), false);
    }

    /** Returns the value of a task; runs what it needs if it has none yet. */
    @Nullable
    Object value(String task) {
        Declaration declaration = declaration(task);
        if (surroundings.isEvaluating()) {
            forgetStaleValues();
        }
        Optional<Declaration.Value> known = declaration.latest();
        return known.isPresent()
                ? known.get().get()
                : surroundings.runQuietly(graphOfMissing(task)).value(task);
    }

    private synchronized TaskGraph graphOfMissing(String task) {
        return build(task, withPredecessors(List.of(task), true), true);
    }

    /** Keeps the values that a run left, except those computed from tasks that were declared anew meanwhile. */
    static void keepValues(RunResult result) {
        keepValues(result.graph(), result::completed, result::value);
    }

    /** Keeps the values of the tasks that completed in a run, which may still be under way. */
    static void keepValues(TaskGraph graph, IntPredicate completed, IntFunction<? extends @Nullable Object> value) {
        for (Task task : graph.tasks()) {
            Declaration declaration = SessionRuns.declaration(graph, task.index());
            if (declaration != null) {
                declaration.scope().keep(graph, completed, value);
                return; // all tasks of a graph belong to one scope
            }
        }
    }

    private synchronized void keep(
            TaskGraph graph, IntPredicate completed, IntFunction<? extends @Nullable Object> value) {
        BitSet outdated = outdated(graph);
        for (int task = 0; task < graph.size(); task++) {
            Declaration declaration = SessionRuns.declaration(graph, task);
            if (declaration != null && !outdated.get(task) && completed.test(task)) {
                declaration.complete(value.apply(task));
            }
        }
    }

    /** Returns the tasks of a graph that were declared anew or removed since it was built, and all that come after them. */
    private BitSet outdated(TaskGraph graph) {
        BitSet outdated = new BitSet(graph.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int task = 0; task < graph.size(); task++) {
            Declaration declaration = SessionRuns.declaration(graph, task);
            if (declaration != null && declarations.get(declaration.name()) != declaration) {
                outdated.set(task);
                open.add(task);
            }
        }
        while (!open.isEmpty()) {
            int task = open.remove();
            for (int k = 0; k < graph.successorCount(task); k++) {
                int next = graph.successor(task, k);
                if (!outdated.get(next)) {
                    outdated.set(next);
                    open.add(next);
                }
            }
        }
        return outdated;
    }

    /** Returns the value that the latest run of a task left, if it ran since it was declared. */
    Optional<Declaration.Value> latestValue(String task) {
        return Optional.ofNullable(declarations.get(task)).flatMap(Declaration::latest);
    }

    /** Returns the handle of this scope that a session variable holds, if it does. */
    Optional<TaskHandle<?>> handleNamed(String variable) {
        return surroundings.variable(variable) instanceof TaskHandle<?> handle && handle.scope() == this
                ? Optional.of(handle)
                : Optional.empty();
    }

    /** Returns {@code 'rows' (cell 4, line 1)}. */
    String describe(String task) {
        Declaration declaration = declarations.get(task);
        return "'" + task + "'"
                + (declaration == null ? "" : Places.in(declaration.spec().declaredAt()));
    }

    /** Forgets all values that were computed from tasks that have changed since. */
    private synchronized void forgetStaleValues() {
        if (changed.isEmpty()) {
            return;
        }
        Map<String, List<Declaration>> users = new HashMap<>();
        for (Declaration declaration : declarations.values()) {
            for (String before : declaration.predecessors()) {
                users.computeIfAbsent(before, any -> new ArrayList<>()).add(declaration);
            }
        }
        dataPredecessors()
                .forEach((name, all) -> all.forEach(before ->
                        users.computeIfAbsent(before, any -> new ArrayList<>()).add(declaration(name))));
        Set<String> stale = new LinkedHashSet<>(changed);
        Deque<String> open = new ArrayDeque<>(changed);
        while (!open.isEmpty()) {
            for (Declaration user : users.getOrDefault(open.remove(), List.of())) {
                user.forgetValue();
                if (stale.add(user.name())) {
                    open.add(user.name());
                }
            }
        }
        changed.clear();
    }

    private Set<String> withPredecessors(Collection<String> targets, boolean untilKnown) {
        Map<String, Set<String>> forData = dataPredecessors();
        Set<String> found = new LinkedHashSet<>(targets);
        Deque<String> open = new ArrayDeque<>(targets);
        while (!open.isEmpty()) {
            Declaration declaration = declarations.get(open.remove());
            if (declaration == null) {
                return declarations.keySet();
            }
            if (!(untilKnown && declaration.latest().isPresent())) {
                declaration.predecessors().stream().filter(found::add).forEach(open::add);
                forData.getOrDefault(declaration.name(), Set.of()).stream()
                        .filter(found::add)
                        .forEach(open::add);
            }
        }
        return found;
    }

    /** Returns, for each task that accesses data, the tasks that come before it as they access the same data. */
    private Map<String, Set<String>> dataPredecessors() {
        Map<String, Set<String>> before = new HashMap<>();
        List<String> names = inOrder(declarations.values().stream()
                .filter(declaration -> !declaration.spec().accesses().isEmpty())
                .map(Declaration::name)
                .toList());
        DataOrder order =
                new DataOrder((first, then) -> before.computeIfAbsent(names.get(then), any -> new LinkedHashSet<>())
                        .add(names.get(first)));
        for (int i = 0; i < names.size(); i++) {
            order.add(i, declaration(names.get(i)).spec().accesses());
        }
        return before;
    }

    private List<String> inOrder(Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(firstPosition::get))
                .toList();
    }

    private TaskGraph build(String graphName, Collection<String> members, boolean reuse) {
        TaskGraphBuilder builder = TaskGraph.builder(graphName);
        surroundings.resources().forEach(resource -> builder.resource(resource.name(), resource.capacity()));
        inOrder(members).forEach(member -> builder.add(declaration(member).toSpec(reuse)));
        return builder.build();
    }

    private TaskSpec spec(TaskCall call, TaskOptions options) {
        SourceLocation place = call.place();
        String task = name(call, options);
        List<String> inputs = new ArrayList<>();
        List<Integer> shape = new ArrayList<>();
        for (Object input : call.inputs()) {
            List<?> handles = input instanceof List<?> list ? list : List.of(input);
            handles.forEach(handle -> inputs.add(nameHere((TaskHandle<?>) handle, task)));
            shape.add(input instanceof List<?> ? handles.size() : ClosureBody.SINGLE);
        }
        List<Access> accesses = options.accesses();
        TaskWays ways = TaskWays.of(task, call, options, shape, accesses);
        Retry retry = options.retry();
        return TaskSpec.of(task, ways.body())
                .withKind(options.text("kind").orElse(TaskSpec.kindOf(task)))
                .withDevice(ways.device())
                .withVariants(ways.variants())
                .withAccesses(accesses)
                .withPriority(options.priority())
                .withTries(retry.times())
                .withBackoff(retry.backoff())
                .withRetryOn(retry.on())
                .withTimeout(options.timeout())
                .withNeeds(options.needs())
                .withInputs(inputs)
                .withAfter(after(call, options, task))
                .withDeclaredAt(place);
    }

    private List<String> after(TaskCall call, TaskOptions options, String task) {
        Set<String> after = new LinkedHashSet<>();
        for (Object before : options.after()) {
            after.add(before instanceof TaskHandle<?> handle ? nameHere(handle, task) : before.toString());
        }
        for (String read : call.reads()) {
            call.closures().stream()
                    .flatMap(closure -> CapturedVariables.of(closure, read).stream())
                    .filter(value -> value instanceof TaskHandle<?> handle && handle.scope() == this)
                    .forEach(handle -> after.add(((TaskHandle<?>) handle).name()));
        }
        return List.copyOf(after);
    }

    private String name(TaskCall call, TaskOptions options) {
        Optional<String> given = Optional.ofNullable(call.name()).or(() -> options.text("name"));
        if (given.isPresent()) {
            return given.get();
        }
        String variable = call.variable();
        if (variable != null) {
            return call.repeated() ? firstFree(n -> n == 1 ? variable : variable + " " + n) : variable;
        }
        String kind = options.text("kind").orElse("task");
        return firstFree(n -> kind + "-" + n);
    }

    /** Returns the first name of a numbered series, from 1, that this evaluation has not declared yet. */
    private String firstFree(Function<Integer, String> series) {
        for (int n = 1; ; n++) {
            String candidate = series.apply(n);
            Declaration taken = declarations.get(candidate);
            if (taken == null) {
                return candidate;
            }
        }
    }

    /** Returns the name of a handle that must belong to this scope. */
    private String nameHere(TaskHandle<?> handle, String user) {
        if (handle.scope() != this) {
            throw new DeclarationException("Task '" + user + "' cannot depend on " + handle + ", which belongs to "
                    + handle.scope().title() + "; declare both in one graph");
        }
        return handle.name();
    }

    private String ownName(TaskHandle<?> handle) {
        if (handle.scope() != this) {
            throw new DeclarationException(
                    handle + " belongs to " + handle.scope().title() + ", not to " + title());
        }
        return handle.name();
    }

    private Declaration declaration(String task) {
        Declaration declaration = declarations.get(task);
        if (declaration == null) {
            throw new DeclarationException(
                    "Task '" + task + "' is not declared any more: its cell was evaluated again without it");
        }
        return declaration;
    }

    private void refuseIfClosed(String what) {
        if (closed) {
            throw new DeclarationException(what + " comes too late: graph '" + name + "' is complete");
        }
    }

    private String title() {
        return closed ? "graph '" + name + "'" : "the session's graph";
    }
}

package makespan.dsl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import makespan.graph.TaskBody;
import makespan.graph.TaskSpec;
import org.jspecify.annotations.Nullable;

/**
 * A task as declared in a scope, with the value and the time of its latest run, which any thread may read. Its edges are
 * guarded by the scope.
 */
final class Declaration {
    /** A value that a run left behind, which may be null. */
    record Value(@Nullable Object get) {}

    private final TaskScope scope;
    private final TaskSpec spec;
    private final List<String> reads;
    private final int evaluation;
    private final String origin;
    private final List<String> furtherAfter = new ArrayList<>();
    private volatile @Nullable Value latest;
    private volatile OptionalDouble latestSeconds = OptionalDouble.empty();

    /**
     * @param spec everything but the edges that the body's reads make
     * @param reads names of variables that the body reads as {@code x()} and that may hold handles
     * @param evaluation number of the evaluation that declared it
     * @param origin identity of the cell that declared it
     */
    Declaration(TaskScope scope, TaskSpec spec, List<String> reads, int evaluation, String origin) {
        this.scope = scope;
        this.spec = spec;
        this.reads = List.copyOf(reads);
        this.evaluation = evaluation;
        this.origin = origin;
    }

    TaskScope scope() {
        return scope;
    }

    String name() {
        return spec.name();
    }

    TaskSpec spec() {
        return spec;
    }

    int evaluation() {
        return evaluation;
    }

    String origin() {
        return origin;
    }

    void addAfter(String before) {
        furtherAfter.add(before);
    }

    /** Returns the names of the tasks that come before, apart from the inputs. */
    Set<String> after() {
        Set<String> after = new LinkedHashSet<>(spec.after());
        after.addAll(furtherAfter);
        for (String read : reads) {
            scope.handleNamed(read)
                    .map(TaskHandle::name)
                    .filter(name -> !name.equals(name()))
                    .ifPresent(after::add);
        }
        return after;
    }

    /** Returns the names of all tasks that come before. */
    Set<String> predecessors() {
        Set<String> all = new LinkedHashSet<>(spec.inputs());
        all.addAll(after());
        return all;
    }

    /** Returns the task for a graph; with {@code reuse} a known value stands for the work. */
    TaskSpec toSpec(boolean reuse) {
        Value known = latest;
        if (reuse && known != null) {
            TaskBody constant = context -> known.get();
            return TaskSpec.of(name(), constant)
                    .withKind(spec.kind())
                    .withDevice(spec.device())
                    .withDeclaredAt(spec.declaredAt());
        }
        return spec.withAfter(List.copyOf(after()));
    }

    Optional<Value> latest() {
        return Optional.ofNullable(latest);
    }

    void complete(@Nullable Object value) {
        latest = new Value(value);
    }

    /** Returns how long the body took in the latest run that was measured; nothing if there was none. */
    OptionalDouble latestSeconds() {
        return latestSeconds;
    }

    /** Notes how long the body took in a run that was measured. */
    void took(double seconds) {
        latestSeconds = OptionalDouble.of(seconds);
    }

    void forgetValue() {
        latest = null;
    }
}

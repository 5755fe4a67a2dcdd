package makespan.dsl;

import groovy.lang.Closure;
import groovy.transform.NamedParam;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.FromString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The word {@code task}. Handles of other tasks come in, their values go to the body as arguments:
 * {@code def clean = task(rows) { rs -> rs.findAll { it.ok } }}. A first string is the task's name; without one the
 * variable that it is assigned to names it.
 *
 * <p>Options: {@code name} string, {@code kind} string, {@code after} a handle, a name or a list of them (order only),
 * {@code on} where the body can run, {@code cpu}, {@code io}, {@code gpu}, the name of a device or a list in order of
 * liking, {@code priority} 0 to 9, {@code needs} resources, {@code timeout} the duration of a try, {@code retry} how often
 * the body is tried, or {@code [times: 3, backoff: 1.s, on: IOException]}, {@code reads}, {@code writes} and
 * {@code updates} data, which the body takes behind the values, as arrays and in the order in which they are written,
 * {@code cost} how long the task is expected to take before that was measured. Variants among the arguments are further
 * ways to do the task.
 */
public interface TaskWords {
    /** Declares a task from the arguments of any form below, in their order. */
    <R> TaskHandle<R> declareTask(List<?> arguments);

    /** Returns these words, told what the compiler knows of one call of {@code task}; code that it checks statically asks. */
    default TaskWords hinted(Map<String, ?> hints) {
        return new HintedTasks(this, hints);
    }

    default <R> TaskHandle<R> task(Closure<R> body) {
        return declareTask(Arrays.asList(body));
    }

    default <R> TaskHandle<R> task(String name, Closure<R> body) {
        return declareTask(Arrays.asList(name, body));
    }

    default <R> TaskHandle<R> task(
            @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "kind", type = String.class)
                    @NamedParam(value = "after")
                    @NamedParam(value = "cost")
                    @NamedParam(value = "needs")
                    @NamedParam(value = "on")
                    @NamedParam(value = "priority", type = Integer.class)
                    @NamedParam(value = "reads")
                    @NamedParam(value = "retry")
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "updates")
                    @NamedParam(value = "writes")
                    Map<String, ?> options,
            Closure<R> body) {
        return declareTask(Arrays.asList(options, body));
    }

    default <R> TaskHandle<R> task(
            @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "kind", type = String.class)
                    @NamedParam(value = "after")
                    @NamedParam(value = "cost")
                    @NamedParam(value = "needs")
                    @NamedParam(value = "on")
                    @NamedParam(value = "priority", type = Integer.class)
                    @NamedParam(value = "reads")
                    @NamedParam(value = "retry")
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "updates")
                    @NamedParam(value = "writes")
                    Map<String, ?> options,
            String name,
            Closure<R> body) {
        return declareTask(Arrays.asList(options, name, body));
    }

    default <A, R> TaskHandle<R> task(
            TaskHandle<A> a, @ClosureParams(value = FromString.class, options = "A") Closure<R> body) {
        return declareTask(Arrays.asList(a, body));
    }

    default <A, R> TaskHandle<R> task(
            String name, TaskHandle<A> a, @ClosureParams(value = FromString.class, options = "A") Closure<R> body) {
        return declareTask(Arrays.asList(name, a, body));
    }

    default <A, R> TaskHandle<R> task(
            @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "kind", type = String.class)
                    @NamedParam(value = "after")
                    @NamedParam(value = "cost")
                    @NamedParam(value = "needs")
                    @NamedParam(value = "on")
                    @NamedParam(value = "priority", type = Integer.class)
                    @NamedParam(value = "reads")
                    @NamedParam(value = "retry")
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "updates")
                    @NamedParam(value = "writes")
                    Map<String, ?> options,
            TaskHandle<A> a,
            @ClosureParams(value = FromString.class, options = "A") Closure<R> body) {
        return declareTask(Arrays.asList(options, a, body));
    }

    default <A, R> TaskHandle<R> task(
            @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "kind", type = String.class)
                    @NamedParam(value = "after")
                    @NamedParam(value = "cost")
                    @NamedParam(value = "needs")
                    @NamedParam(value = "on")
                    @NamedParam(value = "priority", type = Integer.class)
                    @NamedParam(value = "reads")
                    @NamedParam(value = "retry")
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "updates")
                    @NamedParam(value = "writes")
                    Map<String, ?> options,
            String name,
            TaskHandle<A> a,
            @ClosureParams(value = FromString.class, options = "A") Closure<R> body) {
        return declareTask(Arrays.asList(options, name, a, body));
    }

    default <A, B, R> TaskHandle<R> task(
            TaskHandle<A> a,
            TaskHandle<B> b,
            @ClosureParams(value = FromString.class, options = "A,B") Closure<R> body) {
        return declareTask(Arrays.asList(a, b, body));
    }

    default <A, B, R> TaskHandle<R> task(
            String name,
            TaskHandle<A> a,
            TaskHandle<B> b,
            @ClosureParams(value = FromString.class, options = "A,B") Closure<R> body) {
        return declareTask(Arrays.asList(name, a, b, body));
    }

    default <A, B, R> TaskHandle<R> task(
            @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "kind", type = String.class)
                    @NamedParam(value = "after")
                    @NamedParam(value = "cost")
                    @NamedParam(value = "needs")
                    @NamedParam(value = "on")
                    @NamedParam(value = "priority", type = Integer.class)
                    @NamedParam(value = "reads")
                    @NamedParam(value = "retry")
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "updates")
                    @NamedParam(value = "writes")
                    Map<String, ?> options,
            TaskHandle<A> a,
            TaskHandle<B> b,
            @ClosureParams(value = FromString.class, options = "A,B") Closure<R> body) {
        return declareTask(Arrays.asList(options, a, b, body));
    }

    default <A, B, R> TaskHandle<R> task(
            @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "kind", type = String.class)
                    @NamedParam(value = "after")
                    @NamedParam(value = "cost")
                    @NamedParam(value = "needs")
                    @NamedParam(value = "on")
                    @NamedParam(value = "priority", type = Integer.class)
                    @NamedParam(value = "reads")
                    @NamedParam(value = "retry")
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "updates")
                    @NamedParam(value = "writes")
                    Map<String, ?> options,
            String name,
            TaskHandle<A> a,
            TaskHandle<B> b,
            @ClosureParams(value = FromString.class, options = "A,B") Closure<R> body) {
        return declareTask(Arrays.asList(options, name, a, b, body));
    }

    default <A, B, C, R> TaskHandle<R> task(
            TaskHandle<A> a,
            TaskHandle<B> b,
            TaskHandle<C> c,
            @ClosureParams(value = FromString.class, options = "A,B,C") Closure<R> body) {
        return declareTask(Arrays.asList(a, b, c, body));
    }

    default <A, B, C, R> TaskHandle<R> task(
            String name,
            TaskHandle<A> a,
            TaskHandle<B> b,
            TaskHandle<C> c,
            @ClosureParams(value = FromString.class, options = "A,B,C") Closure<R> body) {
        return declareTask(Arrays.asList(name, a, b, c, body));
    }

    default <A, B, C, R> TaskHandle<R> task(
            @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "kind", type = String.class)
                    @NamedParam(value = "after")
                    @NamedParam(value = "cost")
                    @NamedParam(value = "needs")
                    @NamedParam(value = "on")
                    @NamedParam(value = "priority", type = Integer.class)
                    @NamedParam(value = "reads")
                    @NamedParam(value = "retry")
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "updates")
                    @NamedParam(value = "writes")
                    Map<String, ?> options,
            TaskHandle<A> a,
            TaskHandle<B> b,
            TaskHandle<C> c,
            @ClosureParams(value = FromString.class, options = "A,B,C") Closure<R> body) {
        return declareTask(Arrays.asList(options, a, b, c, body));
    }

    default <A, B, C, R> TaskHandle<R> task(
            @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "kind", type = String.class)
                    @NamedParam(value = "after")
                    @NamedParam(value = "cost")
                    @NamedParam(value = "needs")
                    @NamedParam(value = "on")
                    @NamedParam(value = "priority", type = Integer.class)
                    @NamedParam(value = "reads")
                    @NamedParam(value = "retry")
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "updates")
                    @NamedParam(value = "writes")
                    Map<String, ?> options,
            String name,
            TaskHandle<A> a,
            TaskHandle<B> b,
            TaskHandle<C> c,
            @ClosureParams(value = FromString.class, options = "A,B,C") Closure<R> body) {
        return declareTask(Arrays.asList(options, name, a, b, c, body));
    }

    default <A, B, C, D, R> TaskHandle<R> task(
            TaskHandle<A> a,
            TaskHandle<B> b,
            TaskHandle<C> c,
            TaskHandle<D> d,
            @ClosureParams(value = FromString.class, options = "A,B,C,D") Closure<R> body) {
        return declareTask(Arrays.asList(a, b, c, d, body));
    }

    default <A, B, C, D, R> TaskHandle<R> task(
            String name,
            TaskHandle<A> a,
            TaskHandle<B> b,
            TaskHandle<C> c,
            TaskHandle<D> d,
            @ClosureParams(value = FromString.class, options = "A,B,C,D") Closure<R> body) {
        return declareTask(Arrays.asList(name, a, b, c, d, body));
    }

    default <A, B, C, D, R> TaskHandle<R> task(
            @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "kind", type = String.class)
                    @NamedParam(value = "after")
                    @NamedParam(value = "cost")
                    @NamedParam(value = "needs")
                    @NamedParam(value = "on")
                    @NamedParam(value = "priority", type = Integer.class)
                    @NamedParam(value = "reads")
                    @NamedParam(value = "retry")
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "updates")
                    @NamedParam(value = "writes")
                    Map<String, ?> options,
            TaskHandle<A> a,
            TaskHandle<B> b,
            TaskHandle<C> c,
            TaskHandle<D> d,
            @ClosureParams(value = FromString.class, options = "A,B,C,D") Closure<R> body) {
        return declareTask(Arrays.asList(options, a, b, c, d, body));
    }

    default <A, B, C, D, R> TaskHandle<R> task(
            @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "kind", type = String.class)
                    @NamedParam(value = "after")
                    @NamedParam(value = "cost")
                    @NamedParam(value = "needs")
                    @NamedParam(value = "on")
                    @NamedParam(value = "priority", type = Integer.class)
                    @NamedParam(value = "reads")
                    @NamedParam(value = "retry")
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "updates")
                    @NamedParam(value = "writes")
                    Map<String, ?> options,
            String name,
            TaskHandle<A> a,
            TaskHandle<B> b,
            TaskHandle<C> c,
            TaskHandle<D> d,
            @ClosureParams(value = FromString.class, options = "A,B,C,D") Closure<R> body) {
        return declareTask(Arrays.asList(options, name, a, b, c, d, body));
    }

    /** Declares a task that takes the values of many others as a list, or any other mix of inputs. */
    default <R> TaskHandle<R> task(Object... arguments) {
        return declareTask(Arrays.asList(arguments));
    }

    /** Declares a task that takes the values of many others as a list, or any other mix of inputs. */
    default <R> TaskHandle<R> task(Map<String, ?> options, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(options));
        all.addAll(Arrays.asList(arguments));
        return declareTask(all);
    }
}

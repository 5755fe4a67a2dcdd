package makespan.dsl;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import makespan.device.Access;
import makespan.graph.TaskContext;
import org.jspecify.annotations.Nullable;

/** A task's body that is a closure; its parameters are the values of the inputs, and then the data as arrays. */
final class ClosureBody extends DeclaredBody {
    /** Marks an input that is one handle; other shapes are the lengths of lists of handles. */
    static final int SINGLE = -1;

    private final Closure<?> closure;
    private final List<Integer> shape;
    private final String version;

    /**
     * @param shape for each argument {@link #SINGLE} or the length of the list that it is
     * @param version what changes with the closure's text, or empty
     */
    ClosureBody(Closure<?> closure, List<Integer> shape, String version) {
        this.closure = closure;
        this.shape = List.copyOf(shape);
        this.version = version;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public @Nullable Object run(TaskContext context) {
        Declaration owner = requireDeclaration();
        RunningTask.enter(owner, context);
        try {
            return closure.call(arguments(context));
        } catch (RuntimeException e) {
            throw owner.scope().explained(e);
        } finally {
            RunningTask.leave();
        }
    }

    private @Nullable Object[] arguments(TaskContext context) {
        List<@Nullable Object> arguments = new ArrayList<>();
        int next = 0;
        for (int length : shape) {
            if (length == SINGLE) {
                arguments.add(context.input(next++));
            } else {
                List<@Nullable Object> values = new ArrayList<>();
                for (int k = 0; k < length; k++) {
                    values.add(context.input(next++));
                }
                arguments.add(values);
            }
        }
        for (int k = 0; k < context.dataCount(); k++) {
            arguments.add(data(context, k, arguments.size()));
        }
        return arguments.toArray(new @Nullable Object[0]);
    }

    private Object data(TaskContext context, int k, int parameter) {
        Object data = context.data(k);
        if (!data.getClass().isArray() && !declares(parameter, data)) {
            Access access = context.task().accesses().get(k);
            throw new IllegalStateException(
                    "a closure works on arrays, but '" + access.data().name() + "' lies in the memory of '"
                            + context.device().name() + "'; give the task a variant with a kernel for that device");
        }
        return data;
    }

    /** Returns whether the closure says that it takes what the memory of a device is made of. */
    private boolean declares(int parameter, Object data) {
        Class<?>[] types = closure.getParameterTypes();
        return parameter < types.length && types[parameter] != Object.class && types[parameter].isInstance(data);
    }
}

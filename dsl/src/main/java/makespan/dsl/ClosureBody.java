package makespan.dsl;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import makespan.graph.TaskBody;
import makespan.graph.TaskContext;
import org.jspecify.annotations.Nullable;

/** A task's body that is a closure; its parameters are the values of the inputs. */
final class ClosureBody implements TaskBody {
    /** Marks an input that is one handle; other shapes are the lengths of lists of handles. */
    static final int SINGLE = -1;

    private final Closure<?> closure;
    private final List<Integer> shape;
    private @Nullable Declaration declaration;

    /** @param shape for each argument {@link #SINGLE} or the length of the list that it is */
    ClosureBody(Closure<?> closure, List<Integer> shape) {
        this.closure = closure;
        this.shape = List.copyOf(shape);
    }

    void belongsTo(Declaration owner) {
        declaration = owner;
    }

    @Nullable
    Declaration declaration() {
        return declaration;
    }

    @Override
    public @Nullable Object run(TaskContext context) {
        Declaration owner = Objects.requireNonNull(declaration, "the body was never declared");
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
        @Nullable Object[] arguments = new @Nullable Object[shape.size()];
        int next = 0;
        for (int i = 0; i < arguments.length; i++) {
            if (shape.get(i) == SINGLE) {
                arguments[i] = context.input(next++);
            } else {
                List<@Nullable Object> values = new ArrayList<>();
                for (int k = 0; k < shape.get(i); k++) {
                    values.add(context.input(next++));
                }
                arguments[i] = values;
            }
        }
        return arguments;
    }
}

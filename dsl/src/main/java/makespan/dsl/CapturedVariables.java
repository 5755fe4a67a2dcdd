package makespan.dsl;

import groovy.lang.Closure;
import groovy.lang.Reference;
import java.lang.reflect.Field;
import java.util.Optional;

/** Reads the local variables that a closure captured; the compiler keeps each in a field of the variable's name. */
final class CapturedVariables {
    private CapturedVariables() {}

    /** Returns the present value of a captured variable; empty if it is null or nothing of this name was captured. */
    static Optional<Object> of(Closure<?> closure, String name) {
        try {
            Field field = closure.getClass().getDeclaredField(name);
            field.setAccessible(true);
            Object value = field.get(closure);
            return Optional.ofNullable(value instanceof Reference<?> reference ? reference.get() : value);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty(); // not captured: the name means something else
        }
    }
}

package makespan.kernel.language;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an expression without evaluating it.
 *
 * @param type its class, or the class that it names
 * @param value its value, if it is a variable's
 * @param isClass whether it names a class, so that its static members come into question
 */
record Known(Class<?> type, @Nullable Object value, boolean isClass) {
    static Known instance(Class<?> type) {
        return new Known(type, null, false);
    }

    static Known value(Object value) {
        return new Known(value.getClass(), value, false);
    }

    static Known named(Class<?> type) {
        return new Known(type, null, true);
    }
}

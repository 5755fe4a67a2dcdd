package makespan.dsl;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends code that was interrupted. The compiler puts {@link #check()} at the start of every loop's body, closure and
 * method of a cell, so that an interrupt also ends code that never blocks, or that swallows the exception which told it.
 */
public final class Interruption {
    /** For each thread that executes cells or tasks, whether its work is to end. */
    private static final ThreadLocal<@Nullable BooleanSupplier> REQUESTED = new ThreadLocal<>();

    private Interruption() {}

    /**
     * Does nothing unless the work of this thread is to end.
     *
     * @throws InterruptedException if it is
     */
    public static void check() throws InterruptedException {
        BooleanSupplier requested = REQUESTED.get();
        if (Thread.currentThread().isInterrupted() || (requested != null && requested.getAsBoolean())) {
            throw new InterruptedException("Interrupted");
        }
    }

    /** Lets the work of this thread end when a condition holds, with null never; returns what ended it before. */
    static @Nullable BooleanSupplier watch(@Nullable BooleanSupplier requested) {
        BooleanSupplier before = REQUESTED.get();
        if (requested == null) {
            REQUESTED.remove();
        } else {
            REQUESTED.set(requested);
        }
        return before;
    }
}

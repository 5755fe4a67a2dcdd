package makespan.dsl;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The evaluation of one cell: who it is, what it has displayed, and its interruption. */
final class Evaluation {
    private final int number;
    private final String origin;
    private final Thread thread = Thread.currentThread();
    private final Set<Object> displayed = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean over;
    private volatile boolean interrupted;

    /** @param origin identity of the cell: the same for every evaluation of it */
    Evaluation(int number, String origin) {
        this.number = number;
        this.origin = origin;
    }

    int number() {
        return number;
    }

    boolean isOn(Thread other) {
        return thread == other;
    }

    String origin() {
        return origin;
    }

    void displayed(Object value) {
        displayed.add(value);
    }

    boolean hasDisplayed(@Nullable Object value) {
        return value != null && displayed.contains(value);
    }

    /** Interrupts the evaluating thread, unless the evaluation is over. */
    synchronized void interrupt() {
        if (!over) {
            interrupted = true;
            thread.interrupt();
        }
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    /** Ends the evaluation, on its thread; an interrupt meant for it does not reach what the thread does next. */
    synchronized void end() {
        over = true;
        Thread.interrupted();
    }
}

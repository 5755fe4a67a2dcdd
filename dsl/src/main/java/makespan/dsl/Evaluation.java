package makespan.dsl;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import makespan.dsl.compile.CellFrames;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of one cell on one thread: its interruption, and where it stands. {@link Evaluations} begins it. Safe
 * for use by many threads, but for {@link #close}.
 */
public final class Evaluation implements AutoCloseable {
    private final Evaluations owner;
    private final @Nullable Evaluation outer;
    private final String unit;
    private final int number;
    private final Thread thread = Thread.currentThread();
    private final Set<Object> displayed =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private final AtomicInteger parameterBlocksLeft = new AtomicInteger();
    private volatile @Nullable String origin;
    private volatile @Nullable TaskScope openGraph;
    private volatile boolean interrupted;
    private volatile boolean over;

    /** @param outer the evaluation within which this one begins, if any, be it of another session */
    Evaluation(Evaluations owner, @Nullable Evaluation outer, String unit, int number) {
        this.owner = owner;
        this.outer = outer;
        this.unit = unit;
        this.number = number;
    }

    /** Returns what the user calls the cell, such as {@code cell 4}. */
    public String unit() {
        return unit;
    }

    /** Returns the thread that evaluates. */
    public Thread thread() {
        return thread;
    }

    /** Interrupts the evaluating thread, and with it the run that it waits for; does nothing when it is over. */
    public synchronized void interrupt() {
        if (!over) {
            interrupted = true;
            thread.interrupt();
        }
    }

    /** Returns whether it was interrupted, also when it is over. */
    public boolean wasInterrupted() {
        return interrupted;
    }

    /** Returns whether it is over. */
    public boolean isOver() {
        return over;
    }

    /** Returns where its thread stands now; empty when it is over. */
    public Optional<Standing> standing() {
        StackTraceElement[] stack = thread.getStackTrace();
        return over || stack.length == 0
                ? Optional.empty()
                : Optional.of(new Standing(CellFrames.innermost(stack), stack[0]));
    }

    /**
     * Ends the evaluation, on its thread; an interrupt meant for it does not reach what the thread does next. Ending it
     * again does nothing.
     */
    @Override
    public void close() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            Thread.interrupted();
        }
        displayed.clear();
        openGraph = null;
        owner.ended(this);
    }

    Evaluations owner() {
        return owner;
    }

    /** Returns the evaluation within which this one was begun, if any. */
    @Nullable
    Evaluation outer() {
        return outer;
    }

    /** Returns a number that no other evaluation of the session has. */
    int number() {
        return number;
    }

    /** Returns the identity of the cell, the same for every evaluation of it; empty before its code is known. */
    String origin() {
        String known = origin;
        return known == null ? "" : known;
    }

    /** Takes up the work on a cell; returns whether there was none before. */
    boolean takeUp(String cellOrigin) {
        boolean fresh = origin == null;
        if (fresh) {
            origin = cellOrigin;
        }
        return fresh;
    }

    boolean isOn(Thread other) {
        return thread == other && !over;
    }

    void displayed(Object value) {
        if (!over) {
            displayed.add(value);
        }
    }

    boolean hasDisplayed(@Nullable Object value) {
        return value != null && displayed.contains(value);
    }

    /** Returns the scope of the graph block that is open, if one is. */
    @Nullable
    TaskScope openGraph() {
        return openGraph;
    }

    void open(@Nullable TaskScope graph) {
        openGraph = graph;
    }

    /** @param blocks how many {@code params} blocks are to come */
    void expectParameterBlocks(int blocks) {
        parameterBlocksLeft.set(blocks);
    }

    /** Returns whether the {@code params} block that has just ended was the last. */
    boolean wasLastParameterBlock() {
        return parameterBlocksLeft.decrementAndGet() == 0;
    }
}

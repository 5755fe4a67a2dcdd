package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import makespan.graph.TaskContext;
import org.jspecify.annotations.Nullable;

/**
 * A part of a task's work that an idle worker may take over: fork/join, in the manner of the JDK's {@code RecursiveAction}.
 *
 * <pre>{@code
 * final class Fibonacci extends Subtask {
 *     final int n;
 *     long value;
 *
 *     Fibonacci(int n) {
 *         this.n = n;
 *     }
 *
 *     @Override
 *     protected void compute(TaskContext context) throws Exception {
 *         if (n < 2) {
 *             value = n;
 *             return;
 *         }
 *         Fibonacci left = new Fibonacci(n - 1);
 *         left.fork(context);
 *         Fibonacci right = new Fibonacci(n - 2);
 *         right.compute(context);
 *         left.join(context);
 *         value = left.value + right.value;
 *     }
 * }
 * }</pre>
 *
 * <p>Each forked subtask is joined once, by the task or subtask that forked it, best in the reverse order; a task fails
 * that ends before it has joined all. What a subtask writes before it ends is seen by who has joined it.
 */
public abstract class Subtask {
    /*
     * state is FORKED while the subtask lies in a deque or executes. Who took it from its own deque writes DONE plainly,
     * for nobody else looks at it. A thief exchanges it for DONE: that releases what the subtask wrote, and the joiner
     * acquires it. A joiner that wants to sleep writes itself as the waiter and then exchanges FORKED for AWAITED; of the
     * two exchanges one comes second and sees the other, so no wake-up is lost.
     * The other fields are written before the subtask is published or before it is DONE.
     */
    private static final int NEW = 0;
    private static final int FORKED = 1;
    private static final int AWAITED = 2;
    private static final int DONE = 3;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Subtask.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int state;
    private int task;
    private @Nullable Subtask forkedBefore;
    private @Nullable Throwable failure;
    private @Nullable Thread waiter;

    /**
     * Does the work.
     *
     * @param context that of the thread which does it: to fork and join further subtasks with, and to ask whether the run
     *     was cancelled; its task is the one that forked this
     * @throws Exception to fail; {@link #join} throws it on
     */
    protected abstract void compute(TaskContext context) throws Exception;

    /**
     * Lets any worker do this from now on.
     *
     * @throws IllegalStateException if it was forked before
     */
    public final void fork(TaskContext context) {
        Execution.of(context).fork(this);
    }

    /**
     * Returns when this is done: does it now if nobody has begun it, else does other subtasks meanwhile, or waits without
     * occupying a worker.
     *
     * @throws Exception what {@link #compute} threw
     * @throws InterruptedException if the run is cancelled meanwhile
     * @throws IllegalStateException if this was not forked by the calling task or subtask, or was joined before
     */
    public final void join(TaskContext context) throws Exception {
        Execution.of(context).join(this);
    }

    /** Notes who forks this, after which other one. */
    final void forkedBy(int forkingTask, @Nullable Subtask before) {
        if (state != NEW) {
            throw new IllegalStateException("A subtask can be forked once only; make a new one");
        }
        state = FORKED;
        task = forkingTask;
        forkedBefore = before;
    }

    final int task() {
        return task;
    }

    /** Returns the subtask that the same body forked before this one and has not joined. */
    final @Nullable Subtask forkedBefore() {
        return forkedBefore;
    }

    /** Takes the subtask that was forked before this one out of the list, for it is joined. */
    final void unlinkForkedBefore() {
        Subtask joined = forkedBefore;
        forkedBefore = joined == null ? null : joined.forkedBefore;
    }

    final boolean isDone() {
        return (int) STATE.getAcquire(this) == DONE;
    }

    /** Notes that this was taken from the own deque, and is about to be done or dropped. */
    final void takenByOwner() {
        state = DONE;
    }

    /** Does this on the thread that forked it, though it joins another one: the failure waits for its own join. */
    final void computeEarly(Execution context) {
        takenByOwner();
        try {
            context.publishForks();
            compute(context);
        } catch (Throwable e) { // join throws it
            failure = e;
        }
    }

    /** Notes that a thief has done this, and wakes the joiner. */
    final void doneByThief(@Nullable Throwable e) {
        failure = e;
        if ((int) STATE.getAndSet(this, DONE) == AWAITED) {
            LockSupport.unpark(waiter);
        }
    }

    /** Announces that the calling thread, the joiner, will sleep until this is done; returns false if it is done. */
    final boolean announceWait() {
        waiter = Thread.currentThread();
        return STATE.compareAndSet(this, FORKED, AWAITED) || (int) STATE.getAcquire(this) == AWAITED;
    }

    /** Throws what {@link #compute} threw, if it did. */
    final void rethrow() throws Exception {
        Throwable thrown = failure;
        if (thrown instanceof Exception exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }
}

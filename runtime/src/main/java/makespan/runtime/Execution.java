package makespan.runtime;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import makespan.graph.Task;
import makespan.graph.TaskBody;
import makespan.graph.TaskContext;
import org.jspecify.annotations.Nullable;

/** Executes bodies of one run on one thread, one after the other, and is what they see of it. Used by that thread alone. */
final class Execution implements TaskContext {
    private static final int CAUSES_SEARCHED = 20;
    private static final long FIRST_LOOK_NANOS = 50_000;
    private static final long LAST_LOOK_NANOS = 50_000_000;

    private final RunState run;
    private final TaskStates states;
    private final Waits waits;
    private final int lane;
    private final BodyThread thread;
    private @Nullable Worker worker;
    private boolean apart;
    private int current;
    private long startNanos;

    /** @param worker the worker that the bodies occupy, null on the I/O lane */
    Execution(RunState run, int lane, BodyThread thread, @Nullable Worker worker) {
        this.run = run;
        states = run.states();
        waits = run.waits();
        this.lane = lane;
        this.thread = thread;
        this.worker = worker;
    }

    /**
     * Executes a task's body, with its retries; throws nothing that a body throws.
     *
     * @return how it ended, as in {@link TaskStates}
     */
    int perform(int task, TaskBody body) {
        thread.begin(task);
        current = task;
        try {
            Object value = body.run(this);
            if (value != null) {
                run.values().put(task, value);
            }
            thread.end();
            return TaskStates.COMPLETED;
        } catch (Throwable e) { // an Error of a body is its task's failure too, and must not end the worker
            return afterFailure(task, e);
        }
    }

    /** Executes a task's body on a thread that serves no worker, and does all that follows from its end. */
    void performApart(int task) {
        startNanos = System.nanoTime();
        apart = true;
        TaskStates.end(states.words(), task, perform(task, run.graph().body(task)));
        run.wakeWaitersFor(task);
        recordApart(task);
        run.releaseApart(task);
    }

    /** Returns whether the body's worker was handed to another thread while the body waited. */
    boolean apart() {
        return apart;
    }

    /** Records the execution of a task that ends now, apart from the workers. */
    void recordApart(int task) {
        run.recordApart(task, lane, startNanos);
    }

    /** Tries again as often as the task wants; returns how it ended. */
    private int afterFailure(int index, Throwable first) {
        Task task = run.graph().task(index);
        Throwable failure = first;
        for (int tries = 1; ; tries++) {
            thread.end(); // before the look at the run: an interrupt that it clears must not be one for the next try
            boolean stopping = run.stopping();
            if (stopping && tellsOfCancellation(failure)) {
                run.cancelledOne();
                return TaskStates.CANCELLED;
            }
            if (stopping || tries == task.tries()) {
                run.failed(new TaskFailure(task, tries, failure));
                return TaskStates.FAILED;
            }
            try {
                Object value = task.body().run(this);
                if (value != null) {
                    run.values().put(index, value);
                }
                thread.end();
                return TaskStates.COMPLETED;
            } catch (Throwable e) { // as above
                failure = e;
            }
        }
    }

    @Override
    public Task task() {
        return run.graph().task(current);
    }

    @Override
    public int index() {
        return current;
    }

    @Override
    public int inputCount() {
        return run.graph().inputCount(current);
    }

    @Override
    public @Nullable Object input(int k) {
        return run.values().get(run.graph().input(current, k));
    }

    @Override
    public boolean cancelled() {
        return run.stopping();
    }

    @Override
    public @Nullable Object await(Task other) throws InterruptedException {
        if (!thread.isCurrent()) {
            throw new IllegalStateException("Task " + task() + " can wait only on the thread that executes it");
        }
        int awaited = other.index();
        if (awaited >= run.graph().size() || !run.graph().task(awaited).equals(other)) {
            throw new IllegalArgumentException("Task " + task() + " cannot wait for task " + other
                    + ", which is not in graph '" + run.graph().name() + "'");
        }
        if (!states.settled(awaited)) {
            block(awaited);
        }
        if (states.completed(awaited)) {
            return run.values().get(awaited);
        }
        if (states.failed(awaited)) {
            throw run.failureOf(awaited, "Task " + task() + " waits for task " + other);
        }
        if (states.givenUp(awaited)) {
            throw new IllegalStateException("Task " + task() + " waits for task " + other
                    + ", which will not run because a task before it failed");
        }
        throw new InterruptedException("The run is over before task " + other + " has completed");
    }

    private void block(int awaited) throws InterruptedException {
        int waiter = current;
        run.alert();
        waits.add(waiter, awaited);
        try {
            leaveWorker();
            long patience = FIRST_LOOK_NANOS;
            while (!states.settled(awaited) && !run.stopping()) {
                LockSupport.parkNanos(this, patience); // see Waits for why it looks again by itself
                patience = Math.min(2 * patience, LAST_LOOK_NANOS);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            waits.remove(waiter);
        }
    }

    /** Gives the worker to another thread, since the body is about to wait. */
    private void leaveWorker() {
        Worker left = worker;
        if (left != null) {
            startNanos = run.lastNanos(left.index());
            left.handOver(run);
            worker = null;
            apart = true;
            run.alert();
        }
    }

    private static boolean tellsOfCancellation(Throwable e) {
        Throwable at = e;
        for (int i = 0; i < CAUSES_SEARCHED && at != null; i++, at = at.getCause()) {
            if (at instanceof InterruptedException
                    || at instanceof CancellationException
                    || at instanceof ClosedByInterruptException
                    || at instanceof InterruptedIOException) {
                return true;
            }
        }
        return false;
    }
}

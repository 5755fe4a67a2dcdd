package makespan.runtime;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import makespan.graph.Task;
import makespan.graph.TaskContext;
import org.jspecify.annotations.Nullable;

/** The execution of one task's body, with its retries. Used by the body's thread alone. */
final class Execution implements TaskContext {
    private static final byte AGAIN = -1;
    private static final int CAUSES_SEARCHED = 20;

    private final RunState run;
    private final int index;
    private final int lane;
    private final BodyThread thread;
    private @Nullable Worker worker;
    private boolean handedOver;
    private @Nullable Object value;

    /** @param worker the worker that the body occupies, null on the I/O lane */
    Execution(RunState run, int index, int lane, BodyThread thread, @Nullable Worker worker) {
        this.run = run;
        this.index = index;
        this.lane = lane;
        this.thread = thread;
        this.worker = worker;
    }

    /** Executes the body and records how it ended. Throws nothing that a body throws. */
    void perform() {
        run.records().started(index, lane, System.nanoTime());
        int tries = 0;
        byte status;
        do {
            status = tryBody(++tries);
        } while (status == AGAIN);
        run.ended(index, status, value);
    }

    /** Returns the task's new status, or {@link #AGAIN}. */
    private byte tryBody(int tries) {
        Task task = task();
        thread.begin(index);
        try {
            value = task.body().run(this);
            thread.end();
            return TaskRecords.COMPLETED;
        } catch (Throwable e) { // an Error of a body is its task's failure too, and must not end the worker
            thread.end(); // before the look at the run: an interrupt that it clears must not be one for the next try
            boolean stopping = run.stopping();
            if (stopping && tellsOfCancellation(e)) {
                return TaskRecords.CANCELLED;
            }
            if (!stopping && tries < task.tries()) {
                return AGAIN;
            }
            run.failed(new TaskFailure(task, tries, e));
            return TaskRecords.FAILED;
        }
    }

    /** Returns whether the body's worker was handed to another thread while the body waited. */
    boolean handedOver() {
        return handedOver;
    }

    @Override
    public Task task() {
        return run.graph().task(index);
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public int inputCount() {
        return run.graph().inputCount(index);
    }

    @Override
    public @Nullable Object input(int k) {
        return run.records().value(run.graph().input(index, k));
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
        if (!run.records().settled(awaited)) {
            block(awaited);
        }
        return switch (run.records().status(awaited)) {
            case TaskRecords.COMPLETED -> run.records().value(awaited);
            case TaskRecords.FAILED -> throw run.failureOf(awaited, "Task " + task() + " waits for task " + other);
            case TaskRecords.GIVEN_UP ->
                throw new IllegalStateException("Task " + task() + " waits for task " + other
                        + ", which will not run because a task before it failed");
            default -> throw new InterruptedException("The run is over before task " + other + " has completed");
        };
    }

    private void block(int awaited) throws InterruptedException {
        run.waits().add(index, awaited);
        try {
            if (worker != null) {
                worker.handOver(run);
                worker = null;
                handedOver = true;
            }
            while (!run.records().settled(awaited) && !run.stopping()) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            run.waits().remove(index);
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

package makespan.dsl;

import java.util.HashSet;
import java.util.Set;
import makespan.runtime.Run;
import makespan.runtime.WorkStealingRuntime;
import org.jspecify.annotations.Nullable;

/**
 * The runtimes of a session: one is kept between runs, and each run that comes while others are under way has one of
 * its own, so that no run waits for another. Safe for use by many threads.
 */
final class SessionRuntimes implements AutoCloseable {
    private final Set<WorkStealingRuntime> lent = new HashSet<>();
    private @Nullable WorkStealingRuntime kept;
    private boolean closed;

    /** Lends a runtime, until {@link #giveBack}. */
    WorkStealingRuntime lend(int workers) {
        WorkStealingRuntime unfit;
        synchronized (this) {
            unfit = kept;
            kept = null;
            if (unfit != null && unfit.workers() == workers) {
                lent.add(unfit);
                return unfit;
            }
        }
        if (unfit != null) {
            unfit.close();
        }
        return lent(WorkStealingRuntime.withWorkers(workers));
    }

    /**
     * Takes back a runtime: keeps it for the next run, or ends it if one is kept already. A runtime whose run is not over,
     * as bodies ignore that they are interrupted, ends when they do.
     */
    void giveBack(WorkStealingRuntime runtime, Run run) {
        if (!run.isDone()) {
            giveUp(runtime);
        } else if (!keeps(runtime)) {
            runtime.close();
        }
    }

    private void giveUp(WorkStealingRuntime runtime) {
        synchronized (this) {
            lent.remove(runtime);
        }
        Thread ending = new Thread(runtime::close, "makespan-given-up");
        ending.setDaemon(true);
        ending.start();
    }

    private synchronized boolean keeps(WorkStealingRuntime runtime) {
        boolean wanted = lent.remove(runtime) && kept == null && !closed;
        if (wanted) {
            kept = runtime;
        }
        return wanted;
    }

    private WorkStealingRuntime lent(WorkStealingRuntime runtime) {
        synchronized (this) {
            if (!closed) {
                lent.add(runtime);
                return runtime;
            }
        }
        runtime.close();
        throw new IllegalStateException("The session is closed; it runs nothing any more");
    }

    /** Cancels all runs and ends all threads; waits for tasks that run. */
    @Override
    public void close() {
        Set<WorkStealingRuntime> open;
        synchronized (this) {
            closed = true;
            open = new HashSet<>(lent);
            if (kept != null) {
                open.add(kept);
            }
            lent.clear();
            kept = null;
        }
        open.forEach(WorkStealingRuntime::close);
    }
}

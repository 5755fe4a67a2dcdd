package makespan.dsl;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import makespan.device.Device;
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

    /** Lends a runtime, until {@link #giveBack} or {@link #giveUp}. */
    WorkStealingRuntime lend(int workers, List<? extends Device> devices) {
        WorkStealingRuntime unfit;
        synchronized (this) {
            unfit = kept;
            kept = null;
            if (unfit != null && unfit.workers() == workers && unfit.devices().equals(devices)) {
                lent.add(unfit);
                return unfit;
            }
        }
        if (unfit != null) {
            unfit.close();
        }
        return lent(WorkStealingRuntime.withWorkers(workers, devices));
    }

    /** Takes back a runtime whose run is over: keeps it for the next run, or ends it if one is kept already. */
    void giveBack(WorkStealingRuntime runtime) {
        if (!keeps(runtime)) {
            runtime.close();
        }
    }

    /** Lets a runtime end when its run does, whose bodies ignore that they are interrupted. */
    void giveUp(WorkStealingRuntime runtime) {
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

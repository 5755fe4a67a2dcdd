package makespan.kernel.display;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import makespan.dsl.RunMonitor;
import makespan.runtime.Run;

/** Shows a run's progress in its cell while it lasts, if it lasts long enough to be seen. */
final class LiveRun implements RunMonitor {
    private static final long FIRST_MILLIS = 300;
    private static final long PERIOD_MILLIS = 500;

    private final Run run;
    private final RunProgressDisplay display;
    private final Future<?> updates;
    private boolean shown;
    private boolean closed;

    LiveRun(Run run, RunProgressDisplay display, ScheduledExecutorService timer) {
        this.run = run;
        this.display = display;
        this.updates = timer.scheduleWithFixedDelay(this::update, FIRST_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Shows the run's result where its progress stands; returns false if the progress was never shown. */
    synchronized boolean replace(MimeBundle result) {
        if (shown) {
            display.replace(result);
        }
        return shown;
    }

    Run run() {
        return run;
    }

    @Override
    public synchronized void close() {
        closed = true;
        updates.cancel(false);
        if (shown) {
            display.end(run.progress());
        }
    }

    private synchronized void update() {
        if (closed) {
            return;
        }
        if (shown) {
            display.update(run.progress());
        } else {
            display.begin(run.progress());
            shown = true;
        }
    }
}

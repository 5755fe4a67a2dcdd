package makespan.kernel.display;

import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import makespan.dsl.RunMonitor;
import makespan.kernel.output.CellOutput;
import makespan.runtime.Run;

/** Shows a run's progress in its cell while it lasts, if it lasts long enough to be seen. */
final class LiveRun implements RunMonitor {
    private static final long FIRST_MILLIS = 300;
    private static final long PERIOD_MILLIS = 500;

    private final Run run;
    private final CellOutput cell;
    private final String displayId = UUID.randomUUID().toString();
    private final Future<?> updates;
    private boolean shown;
    private boolean closed;

    LiveRun(Run run, CellOutput cell, ScheduledExecutorService timer) {
        this.run = run;
        this.cell = cell;
        this.updates = timer.scheduleWithFixedDelay(this::update, FIRST_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Returns whether the run's progress stands in the cell, waiting to be replaced by the result. */
    synchronized boolean isShown() {
        return shown;
    }

    /** Returns the display that shows the progress. */
    String displayId() {
        return displayId;
    }

    Run run() {
        return run;
    }

    CellOutput cell() {
        return cell;
    }

    @Override
    public synchronized void close() {
        closed = true;
        updates.cancel(false);
        if (shown) {
            publish(true);
        }
    }

    private synchronized void update() {
        if (!closed) {
            publish(false);
        }
    }

    private void publish(boolean ended) {
        cell.publish(
                shown ? "update_display_data" : "display_data",
                ProgressView.of(run.progress(), ended).toDisplayData(displayId));
        shown = true;
    }
}

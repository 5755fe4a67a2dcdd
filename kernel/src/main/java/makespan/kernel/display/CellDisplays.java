package makespan.kernel.display;

import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import makespan.dsl.RunMonitor;
import makespan.dsl.SessionHost;
import makespan.kernel.output.CellOutput;
import makespan.kernel.output.OutputRouter;
import makespan.kernel.protocol.KernelEnvironment;
import makespan.runtime.Run;
import makespan.runtime.RunResult;
import org.jspecify.annotations.Nullable;

/** Shows a session's results in the cells that they belong to. A run has one display: its progress, then its report. */
public final class CellDisplays implements SessionHost {
    private final OutputRouter outputs;
    private final Displays displays;
    private final ScheduledExecutorService timer;
    private final KernelEnvironment environment = KernelEnvironment.of(System.getenv());
    private volatile @Nullable LiveRun latestRun;
    private volatile @Nullable String latestDisplayId;
    private volatile @Nullable String progressId;

    public CellDisplays(OutputRouter outputs, Displays displays, ScheduledExecutorService timer) {
        this.outputs = outputs;
        this.displays = displays;
        this.timer = timer;
    }

    @Override
    public void display(Object value) {
        MimeBundle bundle = displays.of(value);
        LiveRun live = latestRun;
        if (live != null && live.isShown() && value instanceof RunResult result && isOf(result, live)) {
            latestRun = null;
            live.cell().publish("update_display_data", bundle.toDisplayData(live.displayId()));
        } else {
            publish("display_data", bundle, "");
        }
    }

    /** Shows a bundle in the cell that owns the calling thread, under an id, and returns the id. */
    String show(MimeBundle bundle, String displayId) {
        publish("display_data", bundle, displayId);
        latestDisplayId = displayId;
        return displayId;
    }

    /** Shows a bundle wherever something was shown under the id. */
    void update(MimeBundle bundle, String displayId) {
        publish("update_display_data", bundle, displayId);
    }

    /** Returns whether a cell's value is nothing but the id of what it has just shown. */
    public boolean isLatestDisplayId(Object value) {
        return value.equals(latestDisplayId);
    }

    private void publish(String type, MimeBundle bundle, String displayId) {
        CellOutput cell = outputs.owner();
        if (cell != null) {
            cell.publish(type, bundle.toDisplayData(displayId));
        }
    }

    @Override
    public RunMonitor runStarted(Run run) {
        CellOutput cell = outputs.owner();
        if (cell == null) {
            return RunMonitor.NONE;
        }
        LiveRun live = new LiveRun(run, cell, timer);
        latestRun = live;
        return live;
    }

    /** Shows the line under one display per cell; at the end the display is left empty, as front ends cannot remove it. */
    @Override
    public void progress(String line) {
        String shown = progressId;
        if (shown == null && line.isEmpty()) {
            return;
        }
        String id = shown == null ? UUID.randomUUID().toString() : shown;
        publish(shown == null ? "display_data" : "update_display_data", MimeBundle.ofText(line), id);
        progressId = line.isEmpty() ? null : id;
    }

    @Override
    public int defaultWorkers() {
        return environment.defaultWorkers();
    }

    @Override
    public @Nullable Object outputOwner() {
        return outputs.owner();
    }

    private static boolean isOf(RunResult result, LiveRun live) {
        return result.graph() == live.run().graph();
    }
}

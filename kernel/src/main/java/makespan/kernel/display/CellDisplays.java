package makespan.kernel.display;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import makespan.dsl.MeasuredTimes;
import makespan.dsl.RunMonitor;
import makespan.dsl.SessionHost;
import makespan.kernel.output.CellOutput;
import makespan.kernel.output.OutputRouter;
import makespan.kernel.protocol.KernelEnvironment;
import makespan.kernel.widget.Widgets;
import makespan.runtime.Run;
import makespan.runtime.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * Shows a session's results in the cells that they belong to. A run has one display: its progress, then its report.
 * Safe for use by several threads.
 */
public final class CellDisplays implements SessionHost {
    private final OutputRouter outputs;
    private final Displays displays;
    private final Widgets widgets;
    private final ScheduledExecutorService timer;
    private final KernelEnvironment environment = KernelEnvironment.of(System.getenv());

    /** What a cell has shown that something later refers to. */
    private static final class Shown {
        private volatile @Nullable LiveRun run;
        private volatile @Nullable String displayId;
        private volatile @Nullable String progressId;
    }

    public CellDisplays(OutputRouter outputs, Displays displays, Widgets widgets, ScheduledExecutorService timer) {
        this.outputs = outputs;
        this.displays = displays;
        this.widgets = widgets;
        this.timer = timer;
    }

    @Override
    public void display(Object value) {
        CellOutput cell = outputs.owner();
        if (cell == null) {
            return;
        }
        MimeBundle bundle = displays.of(value);
        Shown here = in(cell);
        LiveRun live = here.run;
        if (live != null && value instanceof RunResult result && isOf(result, live)) {
            here.run = null;
            if (live.replace(bundle)) {
                return;
            }
        }
        publish(cell, "display_data", bundle, "");
    }

    /** Shows a bundle in the cell that owns the calling thread, under an id, and returns the id. */
    String show(MimeBundle bundle, String displayId) {
        CellOutput cell = outputs.owner();
        if (cell != null) {
            publish(cell, "display_data", bundle, displayId);
            in(cell).displayId = displayId;
        }
        return displayId;
    }

    /** Shows a bundle wherever something was shown under the id. */
    void update(MimeBundle bundle, String displayId) {
        CellOutput cell = outputs.owner();
        if (cell != null) {
            publish(cell, "update_display_data", bundle, displayId);
        }
    }

    /** Returns whether a cell's value is nothing but the id of what it has just shown. */
    public boolean isLatestDisplayId(Object value, CellOutput cell) {
        return value.equals(in(cell).displayId);
    }

    /** Returns the quoted names of the tasks that still execute in the cell's latest run. */
    public List<String> tasksUnderWay(CellOutput cell) {
        LiveRun live = in(cell).run;
        return live == null || live.run().isDone()
                ? List.of()
                : live.run().progress().running().stream()
                        .map(task -> "'" + task.name() + "'")
                        .toList();
    }

    @Override
    public RunMonitor runStarted(Run run) {
        CellOutput cell = outputs.owner();
        if (cell == null) {
            return RunMonitor.NONE;
        }
        LiveRun live = new LiveRun(run, progressDisplay(run, cell), timer);
        in(cell).run = live;
        return live;
    }

    /** Shows the line under one display per cell; at the end the display is left empty, as front ends cannot remove it. */
    @Override
    public void progress(String line) {
        CellOutput cell = outputs.owner();
        if (cell == null) {
            return;
        }
        Shown here = in(cell);
        String id = here.progressId;
        if (id != null) {
            publish(cell, "update_display_data", MimeBundle.ofText(line), id);
        } else if (!line.isEmpty()) {
            id = UUID.randomUUID().toString();
            publish(cell, "display_data", MimeBundle.ofText(line), id);
        }
        here.progressId = line.isEmpty() ? null : id;
    }

    @Override
    public int defaultWorkers() {
        return environment.defaultWorkers();
    }

    @Override
    public Optional<Path> timesFile() {
        return MeasuredTimes.file();
    }

    @Override
    public @Nullable Object outputOwner() {
        return outputs.owner();
    }

    private RunProgressDisplay progressDisplay(Run run, CellOutput cell) {
        return widgets.areShownBy(cell.request())
                ? new WidgetProgressDisplay(cell, widgets, run::cancel)
                : new PlainProgressDisplay(cell);
    }

    private static Shown in(CellOutput cell) {
        return cell.companion(Shown.class, Shown::new);
    }

    private static void publish(CellOutput cell, String type, MimeBundle bundle, String displayId) {
        cell.publish(type, bundle.toDisplayData(displayId));
    }

    private static boolean isOf(RunResult result, LiveRun live) {
        return result.graph() == live.run().graph();
    }
}

package makespan.kernel.display;

import java.util.UUID;
import makespan.kernel.output.CellOutput;
import makespan.runtime.Progress;

/** Progress as a bar and a line of text, for every front end. The kernel's interrupt cancels the run. */
final class PlainProgressDisplay implements RunProgressDisplay {
    private final CellOutput cell;
    private final String displayId = UUID.randomUUID().toString();

    PlainProgressDisplay(CellOutput cell) {
        this.cell = cell;
    }

    @Override
    public void begin(Progress progress) {
        cell.publish("display_data", ProgressView.of(progress, false).toDisplayData(displayId));
    }

    @Override
    public void update(Progress progress) {
        replace(ProgressView.of(progress, false));
    }

    @Override
    public void end(Progress progress) {
        replace(ProgressView.of(progress, true));
    }

    @Override
    public void replace(MimeBundle result) {
        cell.publish("update_display_data", result.toDisplayData(displayId));
    }
}

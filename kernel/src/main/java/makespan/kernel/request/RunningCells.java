package makespan.kernel.request;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import makespan.dsl.Evaluation;
import makespan.kernel.display.CellDisplays;
import makespan.kernel.language.NotebookSession;
import makespan.kernel.output.CellOutput;

/**
 * The cells that are executed now, to be interrupted. A cell, or a task of its run, that has not stopped after a while
 * is told in its output, as nothing can stop what neither blocks nor looks. Safe for use by many threads.
 */
public final class RunningCells {
    private static final long PATIENCE_SECONDS = 3;
    private static final String WAY_OUT = " Restart the kernel to end it; what other cells and tasks have computed can"
            + " still be read, also while it goes on.\n";

    private final Map<Thread, CellOutput> running = new ConcurrentHashMap<>();
    private final NotebookSession session;
    private final CellDisplays displays;
    private final ScheduledExecutorService timer;

    /** @param timer tells of cells that do not stop */
    public RunningCells(NotebookSession session, CellDisplays displays, ScheduledExecutorService timer) {
        this.session = session;
        this.displays = displays;
        this.timer = timer;
    }

    /** Notes whose cell the calling thread executes from now on. */
    void began(CellOutput output) {
        running.put(Thread.currentThread(), output);
    }

    /** Notes that the calling thread has executed its cell. */
    void ended() {
        running.remove(Thread.currentThread());
    }

    /** Interrupts them all. */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing depends on what is told
    public void interrupt() {
        for (Evaluation evaluation : session.underWay()) {
            evaluation.interrupt();
            CellOutput output = running.get(evaluation.thread());
            if (output != null) {
                timer.schedule(() -> tell(evaluation, output), PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private void tell(Evaluation evaluation, CellOutput output) {
        evaluation
                .standing()
                .ifPresentOrElse(
                        standing -> output.warn("The cell has not stopped " + PATIENCE_SECONDS
                                + " s after the interrupt: it stands at " + standing + "." + WAY_OUT),
                        () -> tellOfTasks(output));
    }

    private void tellOfTasks(CellOutput output) {
        List<String> stuck = displays.tasksUnderWay(output);
        if (!stuck.isEmpty()) {
            output.warn("The run has not stopped " + PATIENCE_SECONDS + " s after the interrupt: "
                    + (stuck.size() == 1 ? "task " : "tasks ") + String.join(", ", stuck)
                    + (stuck.size() == 1 ? " hangs" : " hang") + " in what cannot be interrupted." + WAY_OUT);
        }
    }
}

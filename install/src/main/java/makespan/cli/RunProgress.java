package makespan.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import makespan.dsl.RunMonitor;
import makespan.graph.Task;
import makespan.runtime.Progress;
import makespan.runtime.Run;

/** Shows on a terminal how far a run is. */
final class RunProgress implements RunMonitor {
    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final int NAMED_TASKS = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Run run;
    private final Thread thread;

    private RunProgress(Run run) {
        this.run = run;
        this.thread = new Thread(this::show, "makespan progress");
        thread.setDaemon(true);
    }

    static RunMonitor of(Run run) {
        if (!Terminal.isLive()) {
            return RunMonitor.NONE;
        }
        RunProgress progress = new RunProgress(run);
        progress.thread.start();
        return progress;
    }

    private void show() {
        try {
            while (!run.await(PERIOD)) {
                Terminal.showProgress(line(run.progress()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns such as {@code 12 of 71 tasks, 1.4 s: java.base, java.xml}. */
    static String line(Progress progress) {
        List<Task> running = progress.running();
        String names = running.stream().limit(NAMED_TASKS).map(Task::name).collect(Collectors.joining(", "));
        String more = running.size() > NAMED_TASKS ? ", …" : "";
        String done = String.format(
                Locale.ROOT,
                "%d of %d tasks, %.1f s",
                progress.done(),
                progress.total(),
                progress.elapsedNanos() / NANOS_PER_SECOND);
        return running.isEmpty() ? done : done + ": " + names + more;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Terminal.clearProgress();
    }
}

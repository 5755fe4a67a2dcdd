package makespan.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import makespan.runtime.Run;

/** Remembers what a session shows. */
final class RecordingHost implements SessionHost {
    final List<Object> displayed = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    final CountDownLatch runStarted = new CountDownLatch(1);
    int runsEnded;

    @Override
    public void display(Object value) {
        displayed.add(value);
    }

    @Override
    public RunMonitor runStarted(Run run) {
        runStarted.countDown();
        return () -> runsEnded++;
    }

    @Override
    public void progress(String line) {
        progress.add(line);
    }

    @Override
    public int defaultWorkers() {
        return 2;
    }
}

package makespan.dsl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import makespan.runtime.Run;

/** Remembers what a session shows, whichever thread shows it. */
class RecordingHost implements SessionHost {
    final List<Object> displayed = Collections.synchronizedList(new ArrayList<>());
    final List<String> progress = Collections.synchronizedList(new ArrayList<>());
    final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch runStarted = new CountDownLatch(1);
    final AtomicInteger ended = new AtomicInteger();

    @Override
    public void display(Object value) {
        displayed.add(value);
    }

    @Override
    public RunMonitor runStarted(Run run) {
        runStarted.countDown();
        return ended::incrementAndGet;
    }

    @Override
    public void progress(String line) {
        progress.add(line);
    }

    @Override
    public void warn(String line) {
        warnings.add(line);
    }

    @Override
    public int defaultWorkers() {
        return 2;
    }
}

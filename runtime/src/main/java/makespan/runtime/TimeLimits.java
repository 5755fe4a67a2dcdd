package makespan.runtime;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Interrupts bodies that take longer than they may. Its thread starts with the first task that has a limit. */
final class TimeLimits {
    private @Nullable ScheduledThreadPoolExecutor timer; // guarded by this

    /** Begins to limit what the calling thread does from now on. */
    TimeLimit begin(long nanos) {
        TimeLimit limit = new TimeLimit(Thread.currentThread());
        limit.scheduled(timer().schedule(limit::expire, nanos, TimeUnit.NANOSECONDS));
        return limit;
    }

    private synchronized ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor running = timer;
        if (running == null) {
            running = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "makespan-timer");
                thread.setDaemon(true);
                return thread;
            });
            running.setRemoveOnCancelPolicy(true);
            timer = running;
        }
        return running;
    }

    /** Ends the thread, and waits for that. Call when nothing is limited any more. */
    void close() throws InterruptedException {
        ScheduledThreadPoolExecutor running;
        synchronized (this) {
            running = timer;
        }
        if (running != null) {
            running.shutdownNow();
            while (!running.awaitTermination(1, TimeUnit.MINUTES)) {
                // a timer's task is short
            }
        }
    }
}

package makespan.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cancels work when Ctrl-C or a signal ends the process, and gives it a moment to wind down and save. */
final class CancelOnExit {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private CancelOnExit(Runnable cancel) {
        this.hook = new Thread(() -> {
            cancel.run();
            awaitDone();
        });
    }

    static CancelOnExit of(Runnable cancel) {
        CancelOnExit guard = new CancelOnExit(cancel);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    private void awaitDone() {
        try {
            boolean inTime = done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                System.err.println("makespan: the work does not stop; leaving it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells that the work is over. */
    void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, which is what the hook is for.
        }
    }
}

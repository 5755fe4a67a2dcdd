package makespan.kernel.variable;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls what may take for ever, for a moment: on a thread of its own, which is left behind if it does not end. */
public final class BoundedCall {
    private static final long MILLIS = 2_000;
    private static final int MAX_LEFT_BEHIND = 3;

    private final AtomicInteger running = new AtomicInteger();

    /**
     * Returns what the call returns.
     *
     * @throws TimeoutException if that takes more than 2 s, or three earlier ones still have not ended
     * @throws Exception what the call throws
     */
    public <T> T call(Callable<T> call) throws Exception {
        if (running.get() >= MAX_LEFT_BEHIND) {
            throw new TimeoutException("the values cannot be read: earlier requests for them still have not ended");
        }
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(() -> run(task), "makespan-variables");
        thread.setDaemon(true);
        running.incrementAndGet();
        thread.start();
        try {
            return task.get(MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new TimeoutException("the values could not be read within " + MILLIS / 1_000 + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception inner ? inner : e;
        }
    }

    private void run(FutureTask<?> task) {
        try {
            task.run();
        } finally {
            running.decrementAndGet();
        }
    }
}

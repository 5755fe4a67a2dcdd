package makespan.runtime;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** How long one thread may do one thing. */
final class TimeLimit {
    /* The monitor guards all fields, and with them the right to interrupt: none is sent after the end. */
    private final Thread thread;
    private @Nullable Future<?> scheduled;
    private boolean expired;
    private boolean over;
    private boolean suspended;

    TimeLimit(Thread thread) {
        this.thread = thread;
    }

    synchronized void scheduled(Future<?> expiry) {
        scheduled = expiry;
    }

    synchronized void expire() {
        if (!over) {
            expired = true;
            if (!suspended) {
                thread.interrupt();
            }
        }
    }

    /** Holds the interrupt back while the thread does something for others, which is not limited. For the thread itself. */
    @SuppressWarnings("ReturnValueIgnored") // only the clearing matters
    synchronized void suspend() {
        suspended = true;
        if (expired) {
            Thread.interrupted();
        }
    }

    synchronized void resume() {
        suspended = false;
        if (expired) {
            thread.interrupt();
        }
    }

    synchronized boolean expired() {
        return expired;
    }

    /** Ends the limit, and takes its interrupt back; returns whether the time had expired. For the thread itself. */
    @SuppressWarnings("ReturnValueIgnored") // only the clearing matters
    synchronized boolean end() {
        over = true;
        Future<?> expiry = scheduled;
        if (expiry != null) {
            expiry.cancel(false);
        }
        if (expired) {
            Thread.interrupted();
        }
        return expired;
    }
}

package makespan.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The threads of one runtime: as many as it has workers, and more while bodies wait for other tasks. */
final class WorkerThreads {
    /*
     * The monitor guards the three collections' membership. bodies is a concurrent set of its own: it is read while
     * threads come and go.
     */
    private final Set<BodyThread> bodies;
    private final int sparesKept;
    private final ArrayDeque<WorkerThread> spares = new ArrayDeque<>();
    private final Set<Thread> live = new HashSet<>();
    private boolean closed;

    WorkerThreads(Set<BodyThread> bodies, int sparesKept) {
        this.bodies = bodies;
        this.sparesKept = sparesKept;
    }

    Set<BodyThread> bodies() {
        return bodies;
    }

    /** Returns a thread without a worker; it waits to be given one. */
    synchronized WorkerThread obtain() {
        WorkerThread spare = spares.poll();
        return spare != null ? spare : start();
    }

    private WorkerThread start() {
        WorkerThread started = new WorkerThread(this);
        Thread thread = new Thread(started, "makespan-spare");
        thread.setDaemon(true);
        thread.start();
        live.removeIf(ended -> !ended.isAlive());
        live.add(thread);
        return started;
    }

    /** Keeps a thread that serves no worker any more for the next time, or ends it if there are enough. */
    synchronized void becomeSpare(WorkerThread thread) {
        if (closed || spares.size() >= sparesKept) {
            thread.end();
        } else {
            spares.add(thread);
        }
    }

    /** Ends all threads once they serve no worker, and waits for that. */
    void close() throws InterruptedException {
        List<Thread> waitFor;
        synchronized (this) {
            closed = true;
            spares.forEach(WorkerThread::end);
            spares.clear();
            waitFor = new ArrayList<>(live);
        }
        for (Thread thread : waitFor) {
            thread.join();
        }
    }
}

package makespan.runtime;

import org.jspecify.annotations.Nullable;

/** A thread that serves one worker after the other; a spare one waits for the next. */
final class WorkerThread implements Runnable {
    /*
     * The monitor guards all fields, and orders what the last thread of a worker wrote before what the next one reads.
     */
    private final WorkerThreads threads;
    private @Nullable Worker assigned;
    private boolean ended;

    WorkerThread(WorkerThreads threads) {
        this.threads = threads;
    }

    /** Gives this spare thread a worker to serve. */
    synchronized void serve(Worker worker) {
        assigned = worker;
        notifyAll();
    }

    /** Ends the thread when it has no worker to serve. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public void run() {
        BodyThread body = BodyThread.register();
        threads.bodies().add(body);
        try {
            for (Worker worker = take(); worker != null; worker = take()) {
                Thread.currentThread().setName("makespan-w" + worker.index());
                worker.serve(body);
                Thread.currentThread().setName("makespan-spare");
                threads.becomeSpare(this);
            }
        } finally {
            threads.bodies().remove(body);
        }
    }

    private synchronized @Nullable Worker take() {
        while (assigned == null && !ended) {
            try {
                wait();
            } catch (InterruptedException e) {
                // no run is interested in an interrupt that arrives here
            }
        }
        Worker worker = assigned;
        assigned = null;
        return worker;
    }
}

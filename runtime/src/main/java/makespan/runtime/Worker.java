package makespan.runtime;

import org.jspecify.annotations.Nullable;

/** A worker: a place where one body at a time executes, with deques of its own; served by one thread at a time. */
final class Worker {
    /*
     * All fields belong to the thread that serves the worker. When a body waits for another task, its thread gives the
     * worker to another one (WorkerThread's monitor orders the two) and touches neither the worker nor its deques again.
     *
     * A worker holds a token of the run (see RunState) from before it looks into any deque until its own deques are
     * empty; session is the run whose token it holds. It steals only while it holds one, so a task between two deques
     * is never without a token.
     */
    static final int NONE = WorkStealingDeque.EMPTY;

    private static final int SPINS = 100;
    private static final int YIELDS = 20;
    private static final int BATCH = 64;

    private final int index;
    private final WorkStealingRuntime runtime;
    private final int[] batch = new int[BATCH];
    private @Nullable RunState session;
    private long random;

    Worker(int index, WorkStealingRuntime runtime) {
        this.index = index;
        this.runtime = runtime;
        random = (index + 1) * 0x9E3779B97F4A7C15L;
    }

    int index() {
        return index;
    }

    /** Executes tasks on the calling thread until the runtime closes or the worker is handed over. */
    void serve(BodyThread thread) {
        RunState inherited = session;
        if (inherited != null && !work(inherited, thread)) {
            return;
        }
        int idle = 0;
        while (!runtime.closed()) {
            RunState run = runtime.current();
            if (run != null && run.workVisible() && run.tryEnter()) {
                session = run;
                if (!work(run, thread)) {
                    return;
                }
                idle = 0;
            } else if (idle < SPINS + YIELDS) {
                pause(idle++);
            } else {
                sleep(run);
                idle = 0;
            }
        }
    }

    /**
     * Executes tasks of the session's run until this worker finds no more, and gives the token back.
     *
     * @return false if the worker was handed over meanwhile: the calling thread does not serve it any more
     */
    private boolean work(RunState run, BodyThread thread) {
        thread.enter(run);
        boolean kept = true;
        try {
            kept = executeAll(run, thread);
        } catch (Throwable e) { // not a body's: such as no memory for a larger deque
            run.crashed(e);
        }
        thread.exit();
        if (kept) {
            session = null;
        }
        run.leave(1); // the worker's token, or, if it was handed over with that, the last body's own
        return kept;
    }

    private boolean executeAll(RunState run, BodyThread thread) {
        WorkerShare share = run.share(index);
        int task = next(run, share);
        while (task != NONE && !run.stopping()) {
            Execution execution = new Execution(run, task, index, thread, this);
            execution.perform();
            if (execution.handedOver()) {
                run.releaseApart(task);
                return false;
            }
            share.countEnded();
            task = run.records().status(task) == TaskRecords.COMPLETED ? release(run, share, task) : NONE;
            if (task == NONE) {
                task = next(run, share);
            }
        }
        return true;
    }

    /** Makes the successors of a completed task ready; returns the one to execute at once, if any; others are pushed. */
    private int release(RunState run, WorkerShare share, int task) {
        RunPlan plan = run.plan();
        int first = NONE; // the lowest index, for the loop counts down
        boolean pushed = false;
        for (int k = run.graph().successorCount(task) - 1; k >= 0; k--) {
            int next = run.graph().successor(task, k);
            if (!run.becomesReady(next)) {
                continue;
            }
            if (plan.io(next)) {
                run.startIo(next);
                continue;
            }
            if (first != NONE) {
                share.deque(plan.level(first)).push(first);
                pushed = true;
            }
            first = next;
        }
        if (first != NONE && plan.levels() > 1) { // something more urgent may be at hand: next() decides
            share.deque(plan.level(first)).push(first);
            pushed = true;
            first = NONE;
        }
        if (pushed) {
            runtime.idleWorkers().signal();
        }
        return first;
    }

    /** Finds a ready task: of the highest level at hand, the own newest, else a shared one; else any other worker's. */
    private int next(RunState run, WorkerShare share) {
        for (int level = 0; level < run.plan().levels(); level++) {
            int task = share.deque(level).pop();
            if (task == NONE) {
                task = takeShared(run, share, level);
            }
            if (task != NONE) {
                return task;
            }
        }
        return steal(run, share);
    }

    private int takeShared(RunState run, WorkerShare share, int level) {
        if (run.shared().isEmpty()) {
            return NONE;
        }
        int taken = run.shared().take(level, batch, runtime.workers());
        if (taken == 0) {
            return NONE;
        }
        WorkStealingDeque deque = share.deque(level);
        for (int i = taken - 1; i > 0; i--) {
            deque.push(batch[i]);
        }
        run.leave(taken); // the worker's own token covers them now
        passSignalOn(run);
        return batch[0];
    }

    private int steal(RunState run, WorkerShare share) {
        int workers = runtime.workers();
        int start = nextRandom(workers);
        for (int level = 0; level < run.plan().levels(); level++) {
            for (int i = 0; i < workers; i++) {
                int victim = (start + i) % workers;
                if (victim != index) {
                    int task = run.share(victim).deque(level).steal();
                    if (task != NONE) {
                        share.countSteal();
                        passSignalOn(run);
                        return task;
                    }
                }
            }
        }
        return NONE;
    }

    /** Who adds several tasks signals once; who takes one and sees more wakes the next worker. */
    private void passSignalOn(RunState run) {
        if (runtime.idleWorkers().sleepers() != 0 && run.workVisible()) {
            runtime.idleWorkers().signal();
        }
    }

    /** Gives this worker, with its token, to another thread. The calling thread's body counts apart from now on. */
    void handOver(RunState run) {
        WorkerThread other = runtime.threads().obtain(); // first, for it may fail
        run.enter();
        other.serve(this);
    }

    private void sleep(@Nullable RunState run) {
        IdleWorkers idleWorkers = runtime.idleWorkers();
        idleWorkers.announce(index);
        if (runtime.hasWork()) {
            idleWorkers.retract(index);
            return;
        }
        if (run != null) {
            run.share(index).countPark();
        }
        idleWorkers.sleep(index);
    }

    @SuppressWarnings("ThreadPriorityCheck") // a hint: correctness rests on IdleWorkers
    private static void pause(int round) {
        if (round < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    /** Marsaglia's xorshift64, 2003. */
    private int nextRandom(int bound) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) ((random >>> 33) % bound);
    }
}

package makespan.runtime;

import makespan.graph.TaskBody;
import org.jspecify.annotations.Nullable;

/** A worker: a place where one body at a time executes, with deques of its own; served by one thread at a time. */
final class Worker extends Padding {
    /*
     * All fields belong to the thread that serves the worker, but for the deques' thieves. When a body waits for another
     * task, its thread gives the worker to another one (WorkerThread's monitor orders the two) and touches neither the
     * worker nor its deques again.
     *
     * A worker holds a token of the run (see RunState) from before it looks into any deque until its own deques are
     * empty; session is the run whose token it holds. It steals only while it holds one, so a task between two deques
     * is never without a token, and no thief is left in a deque when the next run begins.
     */
    static final int NONE = WorkStealingDeque.EMPTY;

    private static final int SPINS = 100;
    private static final int YIELDS = 20;
    private static final int BATCH = 64;
    private static final int LEVELS = 10;

    private final int index;
    private final WorkStealingRuntime runtime;
    private final WorkStealingDeque[] deques = new WorkStealingDeque[LEVELS];
    private final WorkStealingDeque deque;
    private final Pace pace = new Pace();
    private final CrowdedTask crowd = new CrowdedTask();
    private final int[] batch = new int[BATCH];
    private @Nullable RunState session;
    private @Nullable TraceBuffer trace;
    private int levels = 1;
    private long random;

    Worker(int index, WorkStealingRuntime runtime) {
        this.index = index;
        this.runtime = runtime;
        for (int level = 0; level < LEVELS; level++) {
            deques[level] = new WorkStealingDeque();
        }
        deque = deques[0];
        random = (index + 1) * 0x9E3779B97F4A7C15L;
    }

    int index() {
        return index;
    }

    /** Returns whether a thief would find nothing in the deques of the first levels. Any thread. */
    boolean isEmpty(int levels) {
        for (int level = 0; level < levels; level++) {
            if (!deques[level].isEmpty()) {
                return false;
            }
        }
        return true;
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
                runtime.idleWorkers().busy();
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
            kept = executeAll(run, new Execution(run, index, thread, this));
        } catch (Throwable e) { // not a body's: such as no memory for a larger deque
            run.crashed(e);
        }
        thread.exit();
        if (kept) {
            if (run.stopping()) {
                dropAll();
            }
            trace = null;
            session = null;
            runtime.idleWorkers().idle();
        }
        run.leave(1); // the worker's token, or, if it was handed over with that, the last body's own
        return kept;
    }

    private boolean executeAll(RunState run, Execution execution) {
        TraceBuffer buffer = run.traceBuffer(index);
        trace = buffer;
        if (buffer != null) {
            buffer.mark();
        }
        levels = run.plan().levels();
        pace.begin(run.share(index).ended());
        return run.plan().plain() ? executePlain(run, execution, buffer) : executeSpecial(run, execution, buffer);
    }

    /** The loop that everything hangs on: its body is what a task costs. */
    private boolean executePlain(RunState run, Execution execution, @Nullable TraceBuffer buffer) {
        WorkerShare share = run.share(index);
        RunPlan plan = run.plan();
        TaskBody[] bodies = plan.bodies();
        int ended = share.ended();
        int task = next(run, share);
        while (task != NONE && !run.stopping()) {
            if (deque.hasUnpublished()) {
                publish();
            }
            int how = execution.perform(task, bodies[task]);
            if (how == Execution.HANDED_OVER) {
                run.releaseApart(task);
                return false;
            }
            if (buffer != null) {
                buffer.ended(task);
            }
            share.ended(++ended);
            pace.ended(ended);
            int next = how == TaskStates.COMPLETED ? release(run, plan, task) : NONE;
            task = next != NONE ? next : next(run, share);
        }
        return true;
    }

    /** The same for a graph whose tasks want more than a worker, or differ in priority. */
    private boolean executeSpecial(RunState run, Execution execution, @Nullable TraceBuffer buffer) {
        WorkerShare share = run.share(index);
        int task = next(run, share);
        while (task != NONE && !run.stopping()) {
            publish();
            int how = execution.perform(task, run.plan().bodies()[task]);
            if (how == Execution.HANDED_OVER) {
                run.releaseApart(task);
                return false;
            }
            if (buffer != null) {
                buffer.ended(task);
            }
            share.ended(share.ended() + 1);
            if (how == TaskStates.COMPLETED) {
                releaseSpecial(run, task);
            }
            task = next(run, share);
        }
        return true;
    }

    /** Lets thieves see ready tasks, before the next body holds this worker up: see {@link Pace} for how many. */
    private void publish() {
        boolean published = false;
        if (levels == 1 && pace.quick() && !runtime.idleWorkers().any()) {
            published = deque.publishIfNoneLeft();
        } else {
            for (int level = 0; level < levels; level++) {
                published |= deques[level].publishAll();
            }
        }
        if (published) {
            runtime.idleWorkers().signal();
        }
    }

    /** Makes the successors of a completed task ready; returns the one to execute at once, if any; others are pushed. */
    private int release(RunState run, RunPlan plan, int task) {
        int[] successors = plan.successors();
        int begin = plan.offsets()[task];
        int first = NONE; // the lowest index, for the loop counts down
        for (int k = plan.offsets()[task + 1] - 1; k >= begin; k--) {
            int next = successors[k];
            if (next < 0) {
                next ^= RunPlan.ALONE;
            } else if ((next & RunPlan.CROWDED) != 0) {
                next ^= RunPlan.CROWDED;
                if (!crowd.arrive(run.states(), next, pace.quick())) {
                    continue;
                }
            } else if (!run.states().arrive(next)) {
                continue;
            }
            if (first != NONE) {
                deque.push(first);
            }
            first = next;
        }
        return first;
    }

    private void releaseSpecial(RunState run, int task) {
        RunPlan plan = run.plan();
        for (int k = run.graph().successorCount(task) - 1; k >= 0; k--) {
            int next = run.graph().successor(task, k);
            if (plan.waitsForOneAlone(next) || run.states().arrive(next)) {
                if (plan.io(next)) {
                    run.startIo(next);
                } else {
                    deques[plan.level(next)].push(next);
                }
            }
        }
    }

    /** Finds a ready task: of the highest level at hand, the own newest, else one that is nobody's; else another's. */
    private int next(RunState run, WorkerShare share) {
        for (int level = 0; level < levels; level++) {
            int task = deques[level].pop();
            if (task == NONE) {
                task = crowd.flush(run.states());
            }
            if (task == NONE) {
                task = takeShared(run, level);
            }
            if (task == NONE) {
                task = takeRoots(run, level);
            }
            if (task != NONE) {
                return task;
            }
        }
        return steal(run, share);
    }

    private int takeShared(RunState run, int level) {
        if (run.shared().isEmpty()) {
            return NONE;
        }
        int taken = run.shared().take(level, batch, runtime.workers());
        if (taken == 0) {
            return NONE;
        }
        for (int i = taken - 1; i > 0; i--) {
            deques[level].push(batch[i]);
        }
        run.leave(taken); // the worker's own token covers them now
        passSignalOn(run);
        return batch[0];
    }

    private int takeRoots(RunState run, int level) {
        Roots roots = run.roots(level);
        if (roots.isEmpty()) {
            return NONE;
        }
        long taken = roots.take(pace.quick() ? BATCH : 1, runtime.workers());
        int count = (int) (taken >>> 32);
        if (count == 0) {
            return NONE;
        }
        int first = (int) taken;
        for (int i = count - 1; i > 0; i--) {
            deques[level].push(roots.task(first + i));
        }
        if (roots.isLast(first, count)) {
            run.leave(1); // the worker's own token covers them now
        }
        passSignalOn(run);
        return roots.task(first);
    }

    private int steal(RunState run, WorkerShare share) {
        int workers = runtime.workers();
        int start = nextRandom(workers);
        for (int level = 0; level < levels; level++) {
            for (int i = 0; i < workers; i++) {
                int victim = (start + i) % workers;
                if (victim != index) {
                    int task = runtime.worker(victim).deques[level].steal();
                    if (task != NONE) {
                        stolen(run, share);
                        return task;
                    }
                }
            }
        }
        return NONE;
    }

    private void stolen(RunState run, WorkerShare share) {
        share.countSteal();
        passSignalOn(run);
        TraceBuffer buffer = trace;
        if (buffer != null) {
            buffer.mark();
        }
    }

    /** Who adds several tasks signals once; who takes one and sees more wakes the next worker. */
    private void passSignalOn(RunState run) {
        if (runtime.idleWorkers().sleepers() != 0 && run.workVisible()) {
            runtime.idleWorkers().signal();
        }
    }

    /** Forgets the ready tasks of a run that was stopped, so that the next run does not find them. */
    private void dropAll() {
        for (WorkStealingDeque each : deques) {
            while (each.pop() != NONE) {
                // the next one
            }
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

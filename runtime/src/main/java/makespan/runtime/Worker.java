package makespan.runtime;

import java.util.Objects;
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
    private boolean pushed;
    private int measured;
    private int nextRoot;
    private int endOfRoots;
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
                continue;
            }
            if (idle == 0 && run != null) {
                run.askForTasks(index);
            }
            if (!pause(idle++)) {
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
        boolean kept = true;
        try {
            Execution execution = new Execution(run, index, thread, this);
            thread.enter(execution);
            try {
                kept = executeAll(run, execution);
            } finally {
                kept &= !execution.apart();
                thread.exit();
                execution.close();
            }
        } catch (Throwable e) { // not a body's: such as no memory for a larger deque
            run.crashed(e);
        }
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
        measured = run.share(index).ended();
        pace.begin(run.plan());
        return run.plan().plain() ? executePlain(run, execution, buffer) : executeSpecial(run, execution);
    }

    /** Executes tasks that want nothing but a worker: see {@link Execution#executeFrom} for what one costs. */
    private boolean executePlain(RunState run, Execution execution, @Nullable TraceBuffer buffer) {
        int[] words = run.states().words();
        WorkerShare share = run.share(index);
        boolean jfr = TaskExecuted.wanted();
        int place = nextUnlessStopping(run, share, execution, NONE);
        while (place != NONE) {
            if (pushed || !pace.quick()) {
                publish(run);
            }
            int how;
            if (jfr) {
                int task = RunPlan.index(words, place);
                how = execution.performRecorded(task, run.plan().body(task));
            } else {
                place = execution.executeFrom(place, pace.quick() ? pace.window() : 1, words, share, this, buffer);
                how = execution.outcome();
            }
            if (place != NONE) {
                if (!end(run, execution, words, place, how)) {
                    return false;
                }
                place = how == TaskStates.COMPLETED ? release(words, place) : NONE;
            }
            if (share.ended() - measured >= pace.window()) {
                measurePace(words, share);
            }
            if (share.called()) {
                answer(run, words, share);
            }
            if (place == NONE || run.alerted()) {
                place = nextUnlessStopping(run, share, execution, place);
            }
        }
        return !execution.apart();
    }

    private void measurePace(int[] words, WorkerShare share) {
        pace.measure(share.ended() - measured);
        measured = share.ended();
        if (!pace.quick()) {
            pushCrowded(words);
        }
    }

    /** Answers a call: somebody has no task, or the run is not as usual any more. */
    private void answer(RunState run, int[] words, WorkerShare share) {
        share.answer();
        if (run.alerted()) {
            share.call(); // to the end of the run
        }
        pushCrowded(words);
        publish(run);
    }

    private void pushCrowded(int[] words) {
        int ready = crowd.flush(words);
        if (ready != NONE) {
            push(ready);
        }
    }

    private void push(int place) {
        deque.push(place);
        pushed = true;
    }

    /** The same for a graph whose tasks want more than a worker, or differ in priority. */
    private boolean executeSpecial(RunState run, Execution execution) {
        WorkerShare share = run.share(index);
        int[] words = run.states().words();
        boolean jfr = TaskExecuted.wanted();
        int place = nextUnlessStopping(run, share, execution, NONE);
        while (place != NONE) {
            publish(run);
            int task = RunPlan.index(words, place);
            if (!run.admit(task)) {
                place = nextUnlessStopping(run, share, execution, NONE);
                continue;
            }
            TaskBody body = run.body(task);
            int how = jfr ? execution.performRecorded(task, body) : execution.perform(task, body);
            if (how == Execution.FELL_BACK) {
                run.tryAnotherWay(task);
                if (execution.apart()) {
                    return false;
                }
                place = nextUnlessStopping(run, share, execution, NONE);
                continue;
            }
            if (!end(run, execution, words, place, how)) {
                return false;
            }
            run.endPlaced(task, how);
            run.giveBack(task);
            if (how == TaskStates.COMPLETED) {
                releaseSpecial(run, task);
            }
            place = nextUnlessStopping(run, share, execution, NONE);
        }
        return !execution.apart();
    }

    /** Records the end of a task; returns false if this worker is served by another thread now, and all is done. */
    private boolean end(RunState run, Execution execution, int[] words, int place, int how) {
        int task = RunPlan.index(words, place);
        TaskStates.end(words, place, how);
        if (run.alerted()) {
            run.wakeWaitersFor(task);
            if (execution.apart()) {
                execution.recordApart(task);
                run.endPlaced(task, how);
                run.releaseApart(task);
                return false;
            }
        }
        TraceBuffer buffer = trace;
        if (buffer != null) {
            buffer.ended(task);
        }
        WorkerShare share = run.share(index);
        share.ended(share.ended() + 1);
        return true;
    }

    /**
     * Returns a task if one is given, else finds one, helping with subtasks until then; none if the run is to stop, or if
     * another thread serves this worker now, since a subtask had to wait.
     */
    private int nextUnlessStopping(RunState run, WorkerShare share, Execution execution, int task) {
        int next = task == NONE ? next(run, share) : task;
        while (next == NONE && !run.stopping() && execution.help()) {
            if (execution.apart()) {
                return NONE;
            }
            helped();
            next = next(run, share);
        }
        return run.stopping() ? NONE : next;
    }

    private void helped() {
        TraceBuffer buffer = trace;
        if (buffer != null) {
            buffer.mark();
        }
    }

    /** Lets thieves see ready tasks, before the next body holds this worker up: see {@link Pace} for how many. */
    private void publish(RunState run) {
        pushed = false;
        boolean published = false;
        if (levels == 1 && holdsBack()) {
            published = deque.publishIfNoneLeft();
        } else {
            pushRoots(run);
            for (int level = 0; level < levels; level++) {
                published |= deques[level].publishAll();
            }
        }
        if (published) {
            runtime.idleWorkers().signal();
        }
    }

    /** Returns whether others may wait for what this worker has, since they have tasks and its own are short. */
    private boolean holdsBack() {
        return pace.quick() && !runtime.idleWorkers().any();
    }

    /** Does the same as {@link #release}, and returns another task that is at hand if that makes none ready. */
    int releaseAndTake(int[] words, int place) {
        int next = release(words, place);
        if (pushed
                && (deque.noneLeft() || !holdsBack())) { // else publish would do nothing, and a tree comes here a lot
            publish(run());
        }
        return next == NONE ? atHand() : next;
    }

    /** Returns a task that is this worker's, or none. */
    int atHand() {
        if (deque.hasUnpublished()) {
            return deque.pop();
        }
        return nextRoot < endOfRoots ? run().roots(0).task(nextRoot++) : takeBack(run());
    }

    /** Takes back a task that was published, maybe with others, which an idle worker has to see again. */
    private int takeBack(RunState run) {
        int task = deque.pop();
        if (deque.hasUnpublished()) {
            pushed = true;
            if (runtime.idleWorkers().any()) {
                run.share(index).call(); // itself, to publish them before the next body
            }
        }
        return task;
    }

    private RunState run() {
        return Objects.requireNonNull(session);
    }

    /** Makes the successors of a completed task ready; returns the one to execute at once, if any; others are pushed. */
    private int release(int[] words, int place) {
        int successor = RunPlan.successor(words, place, 0);
        if (successor >= RunPlan.NO_SUCCESSOR) {
            return successor == RunPlan.NO_SUCCESSOR ? NONE : successor;
        }
        int first = NONE; // the lowest index, for they come in descending order
        for (int k = 1; ; k++) {
            int next = successor & RunPlan.PLACE;
            if ((successor & RunPlan.ALONE) != 0 || arrive(words, next)) {
                if (first != NONE) {
                    push(first);
                }
                first = next;
            }
            if ((successor & RunPlan.LAST) != 0) {
                return first;
            }
            successor = RunPlan.successor(words, place, k);
        }
    }

    private boolean arrive(int[] words, int place) {
        int open = TaskStates.open(words, place);
        if (open == TaskStates.CROWD) {
            return crowd.arrive(words, place, holdsBack());
        }
        return open == 1 || TaskStates.countOff(words, place);
    }

    private void releaseSpecial(RunState run, int task) {
        RunPlan plan = run.plan();
        int[] words = run.states().words();
        for (int k = run.graph().successorCount(task) - 1; k >= 0; k--) {
            int next = run.graph().successor(task, k);
            int place = plan.place(next);
            if (TaskStates.arrive(words, place)) {
                if (plan.placed(next)) {
                    run.startPlaced(next);
                } else if (plan.io(next)) {
                    run.startIo(next);
                } else {
                    deques[plan.level(next)].push(place);
                }
            }
        }
    }

    /** Finds a ready task: of the highest level at hand, the own newest, else one that is nobody's; else another's. */
    private int next(RunState run, WorkerShare share) {
        for (int level = 0; level < levels; level++) {
            int task = deques[level].pop();
            pushed |= deques[level].hasUnpublished(); // also what pop has taken back beside the task
            if (task == NONE) {
                task = takeShared(run, level);
            }
            if (task == NONE) {
                task = takeRoot(run, level);
            }
            if (task != NONE) {
                return task;
            }
        }
        int placed = run.takePlaced();
        if (placed != NONE) {
            helped(); // it began now
            return run.plan().place(placed);
        }
        int stolen = steal(run, share);
        return stolen != NONE ? stolen : crowd.flush(run.states().words());
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
        pushed = true;
        run.leave(taken); // the worker's own token covers them now
        run.passSignalOn();
        return batch[0];
    }

    private int takeRoot(RunState run, int level) {
        Roots roots = run.roots(level);
        if (nextRoot < endOfRoots) {
            return roots.task(nextRoot++);
        }
        if (roots.isEmpty()) {
            return NONE;
        }
        long taken = roots.take(levels == 1 && holdsBack() ? pace.batch() : 1, runtime.workers());
        int count = (int) (taken >>> 32);
        if (count == 0) {
            return NONE;
        }
        int first = (int) taken;
        nextRoot = first + 1;
        endOfRoots = first + count;
        if (roots.isLast(first, count)) {
            run.leave(1); // the worker's own token covers them now
        }
        run.passSignalOn();
        return roots.task(first);
    }

    private void pushRoots(RunState run) {
        while (endOfRoots > nextRoot) { // only those of a single level are taken several at a time
            deque.push(run.roots(0).task(--endOfRoots));
        }
    }

    private int steal(RunState run, WorkerShare share) {
        int workers = runtime.workers();
        int start = nextRandom(workers);
        for (int level = 0; level < levels; level++) {
            for (int i = 0; i < workers; i++) {
                int victim = (start + i) % workers;
                if (victim != index) {
                    int task = stealFrom(runtime.worker(victim).deques[level], deques[level]);
                    if (task != NONE) {
                        share.countSteal();
                        run.passSignalOn();
                        TraceBuffer buffer = trace;
                        if (buffer != null) {
                            buffer.mark();
                        }
                        return task;
                    }
                }
            }
        }
        return NONE;
    }

    /** Takes the oldest task or, if tasks are short, up to half of what is there. */
    private int stealFrom(WorkStealingDeque victim, WorkStealingDeque own) {
        if (levels > 1 || !pace.quick()) {
            return victim.steal();
        }
        int count = victim.stealHalf(batch);
        for (int i = count - 1; i > 0; i--) {
            own.push(batch[i]);
        }
        pushed |= count > 1;
        return count == 0 ? NONE : batch[0];
    }

    /** Forgets the ready tasks of a run that was stopped, so that the next run does not find them. */
    private void dropAll() {
        for (WorkStealingDeque each : deques) {
            while (each.pop() != NONE) {
                // the next one
            }
        }
        nextRoot = 0;
        endOfRoots = 0;
        crowd.forget();
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

    /** Lets some time pass, in the n-th round of waiting; returns false if it is time to sleep. */
    @SuppressWarnings("ThreadPriorityCheck") // a hint: correctness rests on IdleWorkers
    static boolean pause(int round) {
        if (round < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
        return round < SPINS + YIELDS;
    }

    /** Marsaglia's xorshift64, 2003. */
    private int nextRandom(int bound) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) ((random >>> 33) % bound);
    }
}

package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import makespan.graph.Task;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.trace.SchedulerCounters;
import org.jspecify.annotations.Nullable;

/** One run of a graph: what is ready, what has happened, whether it goes on, and when it is over. */
final class RunState {
    /*
     * The end is found by counting tokens. A token is held for
     *   - each worker that executes tasks of this run or may have ready ones in its deques,
     *   - each body that executes apart from the workers: on the I/O lane, or while it waits and after that,
     *   - each task in the shared queue,
     *   - each level whose roots were not all taken,
     *   - the thread that begins the run, while it does.
     * When the last one is given back, no body runs and none can become ready, be it that all tasks have ended, that the
     * rest waits for a failed one, or that the run was stopped. Who gives it back finishes the run.
     *
     * stop is volatile: it is set before threads are interrupted and waits are woken, and read after a thread can be
     * found for that (see BodyThread, Waits). It never goes back.
     * failures are guarded by their monitor. The other volatile fields are written once and read by watchers.
     */
    private enum Stop {
        NONE,
        FAILED,
        CANCELLED
    }

    private static final VarHandle STOP;
    private static final VarHandle ENDED_APART;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STOP = lookup.findVarHandle(RunState.class, "stop", Stop.class);
            ENDED_APART = lookup.findVarHandle(RunState.class, "endedApart", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final WorkStealingRuntime runtime;
    private final RunPlan plan;
    private final TaskGraph graph;
    private final RunOptions options;
    private final TaskStates states;
    private final TaskValues values;
    private final @Nullable TraceRecorder recorder;
    private final Roots[] roots;
    private final Tokens tokens;
    private final Waits waits;
    private final SharedQueue shared;
    private final Forks forks = new Forks();
    private final Resources resources;
    private final @Nullable Placements placements;
    private final WorkerShare[] shares;
    private final List<TaskFailure> failures = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Stop stop = Stop.NONE;
    private volatile boolean alerted;
    private volatile boolean interrupting;
    private volatile int endedApart;
    private volatile boolean incomplete;
    private volatile long beginNanos;
    private volatile boolean begun;
    private volatile @Nullable Throwable crash;
    private volatile @Nullable RunResult result;
    private volatile long finishNanos;

    RunState(WorkStealingRuntime runtime, TaskGraph graph, RunPlan plan, RunOptions options) {
        this.runtime = runtime;
        this.graph = graph;
        this.plan = plan;
        this.options = options;
        states = plan.takeStates();
        values = new TaskValues(plan.size());
        recorder = options.traceLimit() == 0 ? null : new TraceRecorder(options.traceLimit(), runtime.workers());
        resources = new Resources(graph);
        waits = new Waits(graph, states, resources);
        shared = new SharedQueue(plan.levels());
        roots = new Roots[plan.levels()];
        int rootTokens = 0;
        for (int level = 0; level < roots.length; level++) {
            roots[level] = new Roots(plan.rootsByLevel()[level]);
            rootTokens += roots[level].isEmpty() ? 0 : 1;
        }
        shares = new WorkerShare[runtime.workers()];
        for (int worker = 0; worker < shares.length; worker++) {
            shares[worker] = new WorkerShare();
        }
        tokens = new Tokens(1 + rootTokens);
        placements = plan.anyPlaced() ? new Placements(this, runtime, options) : null;
    }

    TaskGraph graph() {
        return graph;
    }

    RunPlan plan() {
        return plan;
    }

    WorkStealingRuntime runtime() {
        return runtime;
    }

    @Nullable
    Object attachment() {
        return options.attachment();
    }

    TaskStates states() {
        return states;
    }

    /** Returns whether a task has completed by now. For any thread. */
    boolean completed(int task) {
        boolean completed = states.completed(task);
        // Read afterwards: the words serve another run no sooner than there is a result.
        RunResult end = result;
        return end == null ? completed : end.completed(task);
    }

    TaskValues values() {
        return values;
    }

    Roots roots(int level) {
        return roots[level];
    }

    /** Returns the buffer for what a worker does, or null if the run is not traced. For the worker's thread. */
    @Nullable
    TraceBuffer traceBuffer(int worker) {
        return recorder == null ? null : recorder.buffer(worker);
    }

    /** Returns when a worker's present task began; 0 if the run is not traced. For the worker's thread. */
    long lastNanos(int worker) {
        return recorder == null ? 0 : recorder.buffer(worker).last();
    }

    /** Returns the nanoseconds since time 0 of the run, at least 0. */
    long sinceBegin(long nanos) {
        return Math.max(0, nanos - beginNanos);
    }

    /** Returns the time that is so many nanoseconds after time 0 of the run, as {@link System#nanoTime()} tells it. */
    long atNanos(long sinceBegin) {
        return beginNanos + sinceBegin;
    }

    /** Records the execution of a task on a thread that serves no worker, which ends now. */
    void recordApart(int task, int lane, long startNanos) {
        if (recorder != null) {
            recorder.apart(task, lane, startNanos, System.nanoTime());
        }
    }

    Waits waits() {
        return waits;
    }

    SharedQueue shared() {
        return shared;
    }

    Forks forks() {
        return forks;
    }

    WorkerShare share(int worker) {
        return shares[worker];
    }

    /** Returns whether bodies are to be interrupted, be it that the run had failed before; true before the first one is. */
    boolean interrupting() {
        return interrupting;
    }

    /** Returns whether nothing more is started: the run was cancelled or has failed. */
    boolean stopping() {
        return stop != Stop.NONE;
    }

    /** Has every worker look, from its next task on, whether the run stops or a body waits. */
    void alert() {
        alerted = true;
        for (WorkerShare share : shares) {
            share.call();
        }
    }

    /** Asks the other workers for tasks that they hold back. For a worker that has none. */
    void askForTasks(int worker) {
        for (int other = 0; other < shares.length; other++) {
            if (other != worker) {
                shares[other].call();
            }
        }
    }

    /** Returns whether there is anything to look for. Never goes back to false. */
    boolean alerted() {
        return alerted;
    }

    /** Returns whether a worker would find a task; never false for a task that was made ready before the call. */
    boolean workVisible() {
        if (stopping()) {
            return false;
        }
        if (!shared.isEmpty() || (placements != null && placements.anyForWorkers())) {
            return true;
        }
        for (Roots level : roots) {
            if (!level.isEmpty()) {
                return true;
            }
        }
        return runtime.anyPublished(plan.levels()) || !forks.isEmpty();
    }

    /** Wakes the next worker if there is more to do. Who adds several tasks signals once; who takes some calls this. */
    void passSignalOn() {
        if (runtime.idleWorkers().sleepers() != 0 && workVisible()) {
            runtime.idleWorkers().signal();
        }
    }

    /** Marks time 0. Called before the workers see the run. */
    void begin() {
        beginNanos = System.nanoTime();
        begun = true;
    }

    /** Starts the tasks apart from the workers that wait for nothing, and gives back the token of who began the run. */
    void startRootsApart() {
        try {
            for (int task : plan.placedRoots()) {
                startPlaced(task);
            }
            for (int task : plan.ioRoots()) {
                startIo(task);
            }
        } catch (Throwable e) { // see crashed
            crashed(e);
        } finally {
            leave(1);
        }
    }

    /** Adds a token; the caller holds one. */
    void enter() {
        tokens.enter();
    }

    /** Adds a token unless the run is over. */
    boolean tryEnter() {
        return tokens.tryEnter();
    }

    /** Gives tokens back; the last one ends the run. */
    void leave(int count) {
        if (count != 0 && tokens.leave(count)) {
            bringDataHome();
            runtime.finished(this);
        }
    }

    private void bringDataHome() {
        try {
            if (placements != null) {
                placements.finish();
            }
        } catch (Throwable e) { // a device's, which must not keep the run from ending
            crashed(e);
        }
    }

    /** Gives a ready task what it needs of the graph's resources; returns false if it has to wait, and starts by itself. */
    boolean admit(int task) {
        return !plan.needs(task) || resources.acquire(task);
    }

    /** Takes back what a task holds, and starts the tasks that waited for it; the caller holds a token. */
    void giveBack(int task) {
        if (plan.needs(task) && !stopping()) {
            for (int next : resources.release(task)) {
                startApart(next);
            }
        }
    }

    /** Hands a ready task to the I/O lane; the caller holds a token. */
    void startIo(int task) {
        if (!admit(task)) {
            return;
        }
        enter();
        try {
            runtime.ioLane().start(this, task);
        } catch (Throwable e) { // see crashed
            leave(1);
            throw e;
        }
    }

    /** Hands a ready task over to be placed; the caller holds a token. */
    void startPlaced(int task) {
        if (admit(task)) {
            enter();
            placeEntered(task);
        }
    }

    private void placeEntered(int task) {
        boolean placed = false;
        try {
            placed = placements().ready(task);
        } finally {
            if (!placed) {
                leave(1);
            }
        }
    }

    /** Returns what looks after placed tasks; there are some. */
    Placements placements() {
        return Objects.requireNonNull(placements);
    }

    /** Returns a ready task for a worker to execute that was placed there, or {@link Worker#NONE}; the worker has a token. */
    int takePlaced() {
        if (placements == null) {
            return Worker.NONE;
        }
        int task = placements.takeForWorker();
        if (task != Worker.NONE) {
            leave(1); // the worker's own token covers it now
        }
        return task;
    }

    /** Returns what to execute of a task that is executed next. */
    TaskBody body(int task) {
        return plan.placed(task) ? placements().body(task) : plan.body(task);
    }

    /** Returns whether a task that has failed is to be done in another way: see {@link #tryAnotherWay}. */
    boolean fallsBack(int task, Throwable failure) {
        return plan.placed(task) && !stopping() && placements().fallsBack(task, failure);
    }

    /** Places a task again; the caller holds a token. */
    void tryAnotherWay(int task) {
        placements().ended(task, false);
        enter();
        placeEntered(task);
    }

    /** Takes note of the end of a task that may have been placed. Call before its successors become ready. */
    void endPlaced(int task, int how) {
        if (plan.placed(task)) {
            placements().ended(task, how == TaskStates.COMPLETED);
        }
    }

    /** Fails a placed task that could not be started anywhere, and gives its token back. */
    void failedUnstarted(Task task, Throwable cause) {
        failed(new TaskFailure(task, 1, cause));
        ended(task.index(), TaskStates.FAILED);
        releaseApart(task.index());
        leave(1);
    }

    /** Makes the successors of a task ready that ended apart from the workers; the caller holds a token. */
    void releaseApart(int task) {
        ENDED_APART.getAndAdd(this, 1);
        try {
            giveBack(task);
            int successors = states.completed(task) ? graph.successorCount(task) : 0;
            for (int k = 0; k < successors && !stopping(); k++) {
                int next = graph.successor(task, k);
                if (TaskStates.arrive(states.words(), plan.place(next))) {
                    startApart(next);
                }
            }
        } catch (Throwable e) { // see crashed
            crashed(e);
        }
    }

    private void startApart(int task) {
        if (plan.placed(task)) {
            startPlaced(task);
        } else if (plan.io(task)) {
            startIo(task);
        } else {
            shareWithAll(task);
        }
    }

    private void shareWithAll(int task) {
        enter();
        boolean added = false;
        try {
            added = shared.add(plan.level(task), plan.place(task));
        } finally {
            if (!added) {
                leave(1);
            }
        }
        runtime.idleWorkers().signal();
    }

    /** Records how a task ended and wakes who waits for it. */
    void ended(int task, int how) {
        TaskStates.end(states.words(), plan.place(task), how);
        wakeWaitersFor(task);
    }

    /** Wakes the bodies that wait for a task that has ended. */
    void wakeWaitersFor(int task) {
        if (!waits.isEmpty()) {
            waits.wake(task);
        }
    }

    /** Notes that a task was cancelled while its body ran. */
    void cancelledOne() {
        incomplete = true;
    }

    /** Records a failure and draws the consequences for the other tasks. Call before {@link #ended}. */
    void failed(TaskFailure failure) {
        incomplete = true;
        synchronized (failures) {
            failures.add(failure);
        }
        if (options.onFailure() == FailurePolicy.STOP) {
            stop(Stop.FAILED);
        } else {
            giveUpDependants(failure.task().index());
        }
    }

    /** Stops a run that the scheduler itself cannot go on with, such as for want of memory: tasks may be lost. */
    void crashed(Throwable cause) {
        crash = cause;
        try {
            stop(Stop.FAILED);
        } catch (Throwable e) { // not even memory to wake those who wait; they look again by themselves
            cause.addSuppressed(e);
        }
    }

    /** Returns the exception for a body that waits for a failed task. */
    IllegalStateException failureOf(int task, String waiting) {
        TaskFailure failure = failures().stream()
                .filter(f -> f.task().index() == task)
                .findFirst()
                .orElseThrow();
        return new IllegalStateException(
                waiting + ", which failed: " + TaskFailedException.describe(failure.cause()), failure.cause());
    }

    /** Starts nothing more and interrupts the bodies that run. */
    void cancel() {
        stop(Stop.CANCELLED);
        interrupting = true;
        runtime.interruptBodies(this);
    }

    private void stop(Stop reason) {
        if (STOP.compareAndSet(this, Stop.NONE, reason)) {
            int dropped = shared.close() + (placements == null ? 0 : placements.close());
            for (Roots level : roots) {
                dropped += level.close() ? 1 : 0;
            }
            try {
                alert();
                waits.wakeAll();
            } finally { // even without memory
                leave(dropped);
            }
        }
    }

    /** Each task is marked once, so that many failures cost no more than the graph has edges. */
    private void giveUpDependants(int failed) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(failed);
        while (!open.isEmpty()) {
            int task = open.remove();
            for (int k = 0; k < graph.successorCount(task); k++) {
                int next = graph.successor(task, k);
                if (states.giveUp(next)) {
                    wakeWaitersFor(next);
                    open.add(next);
                }
            }
        }
    }

    /** Makes the result; called once, by the thread that gave back the last token, or for a run that never began. */
    void finish() {
        try {
            finishNanos = System.nanoTime();
            result = makeResult();
        } catch (Throwable e) { // no memory for that
            crash = e;
        }
        over.countDown();
    }

    private RunResult makeResult() {
        long steals = 0;
        long parks = 0;
        int ended = endedApart;
        for (WorkerShare share : shares) {
            ended += share.ended();
            steals += share.steals();
            parks += share.parks();
        }
        boolean completed = ended == graph.size() && !incomplete;
        if (completed) {
            plan.giveBack(states);
        }
        return new RunResult(
                graph,
                status(completed),
                runtime.workers(),
                completed ? TaskStates.ALL_COMPLETED : states,
                values,
                recorder,
                failures(),
                beginNanos,
                new SchedulerCounters(steals, parks),
                placements == null ? DeviceOutcome.NONE : DeviceOutcome.of(runtime, placements));
    }

    private RunResult.Status status(boolean completed) {
        if (completed) {
            return RunResult.Status.COMPLETED;
        }
        return stop == Stop.CANCELLED ? RunResult.Status.CANCELLED : RunResult.Status.FAILED;
    }

    private List<TaskFailure> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    void awaitOver() throws InterruptedException {
        over.await();
    }

    boolean awaitOver(long nanos) throws InterruptedException {
        return over.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Returns the result of a run that is over. */
    RunResult result() {
        RunResult made = result;
        Throwable fatal = crash;
        if (fatal != null) {
            throw new IllegalStateException("The run of graph '" + graph.name() + "' could not go on: " + fatal, fatal);
        }
        if (made == null) {
            throw new IllegalStateException("The run of graph '" + graph.name() + "' is not over");
        }
        return made;
    }

    Progress progress() {
        boolean finished = isOver();
        int done = endedApart;
        for (WorkerShare share : shares) {
            done += share.ended();
        }
        List<Task> running = finished ? List.of() : runtime.running(this);
        long elapsed = begun ? (finished ? finishNanos : System.nanoTime()) - beginNanos : 0;
        return new Progress(done, graph.size(), running, elapsed);
    }
}

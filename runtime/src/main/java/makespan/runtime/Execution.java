package makespan.runtime;

import java.io.InterruptedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import makespan.device.Device;
import makespan.graph.Task;
import makespan.graph.TaskBody;
import makespan.graph.TaskContext;
import org.jspecify.annotations.Nullable;

/** Executes bodies of one run on one thread, one after the other, and is what they see of it. Used by that thread alone. */
final class Execution implements TaskContext {
    /*
     * All fields belong to the thread that executes the bodies. Watchers read one, current, at times, and may be a moment
     * late (opaque). It stays when its body is over, until the next one begins: watchers look whether it has ended.
     */
    /** Beside those of {@link TaskStates}: the task has not ended, but is to be {@link RunState#tryAnotherWay placed again}. */
    static final int FELL_BACK = 1;

    private static final int NONE = -1;
    private static final int CAUSES_SEARCHED = 20;
    private static final int FRAMES = 100;
    private static final long FIRST_LOOK_NANOS = 50_000;
    private static final long LAST_LOOK_NANOS = 50_000_000;

    private static final VarHandle CURRENT;

    static {
        try {
            CURRENT = MethodHandles.lookup().findVarHandle(Execution.class, "current", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final RunState run;
    private final TaskStates states;
    private final Waits waits;
    private final int lane;
    private final BodyThread thread;
    private @Nullable Worker worker;
    private boolean apart;

    @SuppressWarnings("UnusedVariable") // written through CURRENT too
    private int current = NONE;

    private @Nullable SubtaskDeque subtasks;
    private @Nullable Subtask lastForked;
    private final Pace forkPace = new Pace();
    private int forks;
    private int helping;
    private int outcome;

    /** Set when a body does something for which its end must be looked at: forks, or leaves its worker. */
    private boolean unusual;

    private @Nullable TimeLimit limit;
    private long startNanos;

    /** @param worker the worker that the bodies occupy, null on the I/O lane */
    Execution(RunState run, int lane, BodyThread thread, @Nullable Worker worker) {
        this.run = run;
        states = run.states();
        waits = run.waits();
        this.lane = lane;
        this.thread = thread;
        this.worker = worker;
    }

    /**
     * Executes a task's body, with its retries; throws nothing that a body throws.
     *
     * @return how it ended, as in {@link TaskStates}
     */
    int perform(int task, TaskBody body) {
        CURRENT.setOpaque(this, task);
        try {
            return attempt(task, body);
        } catch (Throwable e) { // an Error of a body is its task's failure too, and must not end the worker
            return afterFailure(task, e);
        }
    }

    private int attempt(int task, TaskBody body) throws Exception {
        Object value = body.run(this);
        if (value != null) {
            run.values().put(task, value);
        }
        if (lastForked != null) {
            throw notJoined();
        }
        BodyThread.clearInterrupt();
        return TaskStates.COMPLETED;
    }

    /**
     * Executes a task and then, one after the other, those that its worker has next, as long as nothing else is to be done.
     * Throws nothing that a body throws.
     *
     * <p>This is the loop that everything hangs on: its body is what a task costs. Whatever is not usual leaves it and is done
     * by the caller, one task at a time, since the compiler keeps values in registers as long as nothing else is called.
     *
     * @param place the first task's
     * @param limit how many tasks to execute at most, at least 1
     * @return the place of the task executed last, for the worker to do what follows from its end: see {@link #outcome()};
     *     or {@link Worker#NONE} if that is done, and the worker has no task at hand
     */
    int executeFrom(int place, int limit, int[] words, WorkerShare share, Worker server, @Nullable TraceBuffer buffer) {
        RunPlan plan = run.plan();
        TaskBody commonBody = plan.commonBody();
        TaskBody[] bodies = plan.bodies();
        int ended = share.ended();
        int last = ended + limit - 1;
        int at = place;
        while (true) {
            int state = words[at];
            int task = RunPlan.index(words, at);
            int successor = RunPlan.successor(words, at, 0);
            TaskBody body = commonBody == null ? bodies[task] : commonBody;
            CURRENT.setOpaque(this, task);
            try {
                Object value = body.run(this);
                if (value != null) {
                    run.values().put(task, value);
                }
                BodyThread.clearInterrupt();
            } catch (Throwable e) { // as in perform
                outcome = afterFailure(task, e);
                return at;
            }
            if (ended == last || unusual || share.called()) {
                outcome = unusual ? afterUnusual(task) : TaskStates.COMPLETED;
                return at;
            }
            TaskStates.complete(words, at, state);
            if (buffer != null) {
                buffer.ended(task);
            }
            share.ended(++ended);
            if (successor > RunPlan.NO_SUCCESSOR) {
                at = successor;
            } else {
                at = successor == RunPlan.NO_SUCCESSOR ? server.atHand() : server.releaseAndTake(words, at);
                if (at == Worker.NONE) {
                    return Worker.NONE;
                }
            }
        }
    }

    /** Looks after a body that has forked subtasks or left its worker. */
    private int afterUnusual(int task) {
        unusual = false;
        return lastForked == null ? TaskStates.COMPLETED : afterFailure(task, notJoined());
    }

    /** Returns how the task ended that {@link #executeFrom} returned. */
    int outcome() {
        return outcome;
    }

    /** Does the same as {@link #perform} and tells a JFR recording. */
    int performRecorded(int task, TaskBody body) {
        TaskExecuted event = TaskExecuted.begun(run, task);
        int how = perform(task, body);
        event.commit();
        return how;
    }

    /** Executes a task's body on a thread that serves no worker, and does all that follows from its end. */
    void performApart(int task) {
        startNanos = System.nanoTime();
        apart = true;
        int how = perform(task, run.body(task));
        if (how == FELL_BACK) {
            run.tryAnotherWay(task);
            return;
        }
        recordApart(task);
        run.endPlaced(task, how);
        run.ended(task, how);
        run.releaseApart(task);
    }

    RunState run() {
        return run;
    }

    /** Returns the task whose body executes now or executed last, or -1. Any thread. */
    int current() {
        return (int) CURRENT.getOpaque(this);
    }

    /** Call when this thread executes no more bodies of the run. */
    void close() {
        if (subtasks != null) {
            run.forks().remove(subtasks);
            subtasks = null;
        }
    }

    /** Returns whether the body's worker was handed to another thread while the body waited. */
    boolean apart() {
        return apart;
    }

    /** Records the execution of a task that ends now, apart from the workers. */
    void recordApart(int task) {
        run.recordApart(task, lane, startNanos);
    }

    /** Tries again as often as the task wants; returns how it ended. */
    private int afterFailure(int index, Throwable first) {
        Task task = run.graph().task(index);
        Throwable failure = first;
        for (int tries = 1; ; tries++) {
            dropSubtasks();
            BodyThread.clearInterrupt(); // before the look at the run: the interrupt must not be one for the next try
            boolean stopping = run.stopping();
            if (stopping && tellsOfCancellation(failure)) {
                run.cancelledOne();
                return TaskStates.CANCELLED;
            }
            if (stopping || tries == task.tries() || !task.retryOn().isInstance(failure)) {
                if (run.fallsBack(index, failure)) {
                    return FELL_BACK;
                }
                run.failed(new TaskFailure(task, tries, failure));
                return TaskStates.FAILED;
            }
            try {
                pauseBefore(tries + 1, task);
                return attempt(index, run.body(index));
            } catch (Throwable e) { // as above
                failure = e;
            }
        }
    }

    /** Returns the execution that a body's context is. */
    static Execution of(TaskContext context) {
        if (context instanceof Execution execution && execution.isCurrent()) {
            return execution;
        }
        throw new IllegalStateException(
                "A subtask can be forked and joined only on the thread, and with the context, of a running task");
    }

    void fork(Subtask subtask) {
        SubtaskDeque deque = subtasks;
        if (deque == null) {
            deque = run.forks().add();
            subtasks = deque;
            forkPace.begin(run.plan());
        }
        unusual = true;
        subtask.forkedBy(current, lastForked);
        deque.push(subtask); // may throw, and then it is not forked
        lastForked = subtask;
        if (++forks >= forkPace.window()) {
            forkPace.measure(forks);
            forks = 0;
        }
        publish(deque);
    }

    /** Returns whether this is what the calling thread executes bodies with. */
    private boolean isCurrent() {
        return thread.executes(this);
    }

    /** Lets thieves see forked subtasks. */
    void publishForks() {
        SubtaskDeque deque = subtasks;
        if (deque != null) {
            publish(deque);
        }
    }

    /** As with tasks: see {@link Pace} for how many. */
    private void publish(SubtaskDeque deque) {
        IdleWorkers idleWorkers = run.runtime().idleWorkers();
        boolean holdsBack = forkPace.quick() && !idleWorkers.any();
        if (holdsBack ? deque.publishIfNoneLeft() : deque.publishAll()) {
            idleWorkers.signal();
        }
    }

    void join(Subtask subtask) throws Exception {
        SubtaskDeque deque = subtasks;
        Subtask later = subtask == lastForked ? null : forkedAfter(subtask);
        if (deque != null && !subtask.isDone()) {
            Subtask popped = deque.pop();
            if (popped == subtask && later == null) {
                lastForked = subtask.forkedBefore();
                subtask.takenByOwner();
                publish(deque); // to take one back may have taken back others
                subtask.compute(this);
                return;
            }
            joinOther(subtask, popped, deque);
        }
        if (later == null) {
            lastForked = subtask.forkedBefore();
        } else {
            later.unlinkForkedBefore();
        }
        subtask.rethrow();
    }

    /** Returns the subtask that this body forked next after another one, of those that are not joined. */
    private Subtask forkedAfter(Subtask subtask) {
        for (Subtask later = lastForked; later != null; later = later.forkedBefore()) {
            if (later.forkedBefore() == subtask) {
                return later;
            }
        }
        throw new IllegalStateException(
                "A subtask can be joined once only, and only by the task or subtask that has forked it");
    }

    /** Joins a subtask that a thief has taken, or below others in the deque, which are done first then. */
    private void joinOther(Subtask subtask, @Nullable Subtask popped, SubtaskDeque deque) throws InterruptedException {
        for (Subtask next = popped; next != null; next = deque.pop()) {
            next.computeEarly(this);
            if (next == subtask) {
                return;
            }
        }
        int idle = 0;
        while (!subtask.isDone()) {
            if (help()) {
                idle = 0;
            } else if (!Worker.pause(idle++)) {
                sleepUntilDone(subtask);
            }
        }
    }

    private void sleepUntilDone(Subtask subtask) throws InterruptedException {
        leaveWorker();
        if (subtask.announceWait()) {
            while (!subtask.isDone()) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }

    /** Does a subtask of another thread, if there is one to be done. */
    boolean help() {
        if (run.forks().isEmpty()) {
            return false;
        }
        requireStack(FRAMES); // not to lose what is stolen
        Subtask stolen = run.forks().steal(subtasks);
        if (stolen == null) {
            return false;
        }
        run.passSignalOn();
        int helper = current;
        Subtask helpersLast = lastForked;
        TimeLimit helpersLimit = limit;
        if (helpersLimit != null) {
            helpersLimit.suspend();
        }
        helping++;
        lastForked = null;
        limit = null;
        boolean interrupted = forgetInterrupt();
        CURRENT.setOpaque(this, stolen.task());
        stolen.doneByThief(compute(stolen));
        CURRENT.setOpaque(this, helper);
        forgetInterrupt();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        limit = helpersLimit;
        lastForked = helpersLast;
        helping--;
        if (helpersLimit != null) {
            helpersLimit.resume();
        }
        return true;
    }

    /** Forgets an interrupt that is another body's, but not a cancellation, which is for all; returns whether there was one. */
    private boolean forgetInterrupt() {
        boolean interrupted = Thread.interrupted();
        if (run.interrupting()) { // set before the first interrupt
            Thread.currentThread().interrupt();
        }
        return interrupted;
    }

    private @Nullable Throwable compute(Subtask stolen) {
        try {
            computeWhole(stolen);
            return null;
        } catch (Throwable e) { // its join throws it
            return e;
        }
    }

    private void computeWhole(Subtask stolen) throws Exception {
        try {
            stolen.compute(this);
            if (lastForked != null) {
                throw notJoined();
            }
        } catch (Throwable e) {
            dropSubtasks();
            throw e;
        }
    }

    private IllegalStateException notJoined() {
        int count = 0;
        for (Subtask at = lastForked; at != null; at = at.forkedBefore()) {
            count++;
        }
        return new IllegalStateException("Task " + task() + " has not joined " + count
                + (count == 1 ? " subtask that it has forked" : " subtasks that it has forked"));
    }

    /** Drops the subtasks that a failed body has not joined and nobody has begun, and waits for the others. */
    private void dropSubtasks() {
        SubtaskDeque deque = subtasks;
        for (Subtask open = lastForked; open != null && deque != null; open = open.forkedBefore()) {
            // above it only those of a body that failed without dropping them; if it is stolen, so are all below it
            for (Subtask popped = open.isDone() ? null : deque.pop(); popped != null; popped = deque.pop()) {
                popped.takenByOwner();
                if (popped == open) {
                    break;
                }
            }
            Uninterrupted.call(waitFor(open));
        }
        lastForked = null;
    }

    private Uninterrupted.Wait<Subtask> waitFor(Subtask open) {
        return () -> {
            int idle = 0;
            while (!open.isDone()) {
                if (!Worker.pause(idle++)) {
                    sleepUntilDone(open);
                }
            }
            return open;
        };
    }

    /** Waits, off the worker, as long as a task wants to before a try: twice as long each time. */
    private void pauseBefore(int tries, Task task) throws InterruptedException {
        long first = task.backoff().toNanos();
        if (first == 0) {
            return;
        }
        leaveWorker();
        int doublings = Math.min(tries - 2, Math.max(0, Long.numberOfLeadingZeros(first) - 3)); // no overflow
        long end = System.nanoTime() + (first << doublings);
        long left = end - System.nanoTime();
        while (left > 0) {
            if (Thread.interrupted() || run.stopping()) {
                throw new InterruptedException("The run is over before another try");
            }
            LockSupport.parkNanos(this, Math.min(left, LAST_LOOK_NANOS));
            left = end - System.nanoTime();
        }
    }

    /** Executes a body that may take a limited time only. */
    @Nullable
    Object runLimited(TaskBody body, long limitNanos) throws Exception {
        TimeLimit begun = run.runtime().timeLimits().begin(limitNanos);
        limit = begun;
        Object value;
        try {
            value = body.run(this);
        } catch (Throwable e) {
            if (!endLimit(begun)) {
                throw e;
            }
            TimeoutException expired = LimitedBody.expired(limitNanos);
            expired.addSuppressed(e);
            throw expired;
        }
        if (endLimit(begun)) {
            throw LimitedBody.expired(limitNanos);
        }
        return value;
    }

    private boolean endLimit(TimeLimit begun) {
        limit = null;
        return begun.end();
    }

    @Override
    public Task task() {
        return run.graph().task(current);
    }

    @Override
    public int index() {
        return current;
    }

    @Override
    public int inputCount() {
        return run.graph().inputCount(current);
    }

    @Override
    public @Nullable Object input(int k) {
        return run.values().get(run.graph().input(current, k));
    }

    @Override
    public Object data(int k) {
        if (!run.plan().placed(current)) {
            throw new IndexOutOfBoundsException("Task " + task() + " accesses no data");
        }
        return run.placements().data(current, k);
    }

    @Override
    public Device device() {
        return run.plan().placed(current)
                ? run.placements().device(current)
                : run.runtime().host();
    }

    @Override
    public boolean cancelled() {
        TimeLimit running = limit;
        return run.stopping() || (running != null && running.expired());
    }

    @Override
    public @Nullable Object await(Task other) throws InterruptedException {
        if (!isCurrent()) {
            throw new IllegalStateException("Task " + task() + " can wait only on the thread that executes it");
        }
        if (helping > 0) {
            throw new IllegalStateException(
                    "A subtask of task " + task() + " cannot wait for another task; let the task itself wait");
        }
        int awaited = other.index();
        if (awaited >= run.graph().size() || !run.graph().task(awaited).equals(other)) {
            throw new IllegalArgumentException("Task " + task() + " cannot wait for task " + other
                    + ", which is not in graph '" + run.graph().name() + "'");
        }
        if (!states.settled(awaited)) {
            block(awaited);
        }
        if (states.completed(awaited)) {
            return run.values().get(awaited);
        }
        if (states.failed(awaited)) {
            throw run.failureOf(awaited, "Task " + task() + " waits for task " + other);
        }
        if (states.givenUp(awaited)) {
            throw new IllegalStateException("Task " + task() + " waits for task " + other
                    + ", which will not run because a task before it failed");
        }
        throw new InterruptedException("The run is over before task " + other + " has completed");
    }

    private void block(int awaited) throws InterruptedException {
        int waiter = current;
        run.alert();
        waits.add(waiter, awaited);
        try {
            leaveWorker();
            long patience = FIRST_LOOK_NANOS;
            while (!states.settled(awaited) && !run.stopping()) {
                LockSupport.parkNanos(this, patience); // see Waits for why it looks again by itself
                patience = Math.min(2 * patience, LAST_LOOK_NANOS);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            waits.remove(waiter);
        }
    }

    /** Gives the worker to another thread, since the body is about to wait. */
    private void leaveWorker() {
        Worker left = worker;
        if (left != null) {
            requireStack(FRAMES); // not to give it away by half
            startNanos = run.lastNanos(left.index());
            run.alert(); // has the body's end looked at
            left.handOver(run);
            worker = null;
            apart = true;
            unusual = true;
        }
    }

    /** Overflows the stack now, if it is too short for so many calls within each other, and not in the midst of them. */
    private static int requireStack(int frames) {
        return frames == 0 ? 0 : 1 + requireStack(frames - 1);
    }

    private static boolean tellsOfCancellation(Throwable e) {
        Throwable at = e;
        for (int i = 0; i < CAUSES_SEARCHED && at != null; i++, at = at.getCause()) {
            if (at instanceof InterruptedException
                    || at instanceof CancellationException
                    || at instanceof ClosedByInterruptException
                    || at instanceof InterruptedIOException) {
                return true;
            }
        }
        return false;
    }
}

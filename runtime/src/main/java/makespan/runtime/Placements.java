package makespan.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import makespan.device.Access;
import makespan.device.Device;
import makespan.graph.Task;
import makespan.graph.TaskBody;
import makespan.schedule.PlacementRule;
import makespan.schedule.TimeHistory;
import makespan.trace.Choice;
import makespan.trace.DeviceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Looks after those ready tasks of one run that may run on several devices, or whose data may have to move: decides where
 * each runs, has its data brought there, and has it executed when they are there.
 */
final class Placements {
    /** How many tasks an idle device looks at, of those that wait for another one. */
    private static final int LOOKED_AT = 8;

    /*
     * The monitor guards everything but forWorkers, and is never held while a body runs, data are copied or tokens are
     * given back: what has to be done outside is put into afterwards, and done by who leaves the monitor.
     *
     * A placed task holds a token of the run from when it is ready until it has ended, or a worker took it, whose own token
     * covers it then. A move holds one too, so that buffers live until it is over; but not those that bring data home when
     * the last token was given back.
     *
     * forWorkers is written within the monitor before sleeping workers are looked for and signalled, and read by a worker
     * that is about to sleep: volatile, see IdleWorkers.
     *
     * The entries of placed are made before the run begins. Who executes a task was given it by the monitor, or by way of
     * it through an executor, and reads without it what stays as it is meanwhile.
     */
    private final RunState run;
    private final WorkStealingRuntime runtime;
    private final PlacementRule rule;
    private final List<Target> targets;
    private final Target workers;
    private final Coherence coherence;
    private final ExpectedTimes times;
    private final Chooser chooser;
    private final DeviceLog log;
    private final @Nullable PlacedTask[] placed;
    private final ArrayDeque<Runnable> afterwards = new ArrayDeque<>();
    /** Ready tasks that wait for any device to be free. */
    private final List<PlacedTask> pool = new ArrayList<>();

    private boolean closed;
    private boolean emulated;
    private @Nullable CountDownLatch homing;
    private volatile int forWorkers;

    /** @throws IllegalArgumentException if a task cannot run on any device of the runtime */
    Placements(RunState run, WorkStealingRuntime runtime, RunOptions options) {
        this.run = run;
        this.runtime = runtime;
        rule = options.placement();
        TimeHistory given = options.history();
        TimeHistory history = given == null ? runtime.history() : given;
        targets = Targets.of(runtime, history);
        workers = targets.get(0);
        coherence = new Coherence(targets.stream().map(Target::space).distinct().toList(), this::begin);
        times = new ExpectedTimes(history, runtime.tries());
        chooser = new Chooser(run, rule, targets, coherence, times);
        log = new DeviceLog(run, options.traceLimit());
        placed = new @Nullable PlacedTask[run.graph().size()];
        for (int task = 0; task < placed.length; task++) {
            if (run.plan().placed(task)) {
                Task declared = run.graph().task(task);
                placed[task] = new PlacedTask(declared, Candidates.of(declared, targets));
            }
        }
        if (rule == PlacementRule.HEFT) {
            PlacementPlan.make(run.graph(), placed, targets, times);
        }
    }

    /** Places a ready task. The caller has entered a token for it; returns false if that is to be given back. */
    boolean ready(int task) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            place(at(task));
            pumpAll();
        }
        doAfterwards();
        return true;
    }

    /** Returns whether a worker would find a task here. Any thread. */
    boolean anyForWorkers() {
        return forWorkers > 0;
    }

    /** Returns a task that the calling worker executes now, and whose token it gives back; or {@link Worker#NONE}. */
    int takeForWorker() {
        if (forWorkers == 0) {
            return Worker.NONE;
        }
        PlacedTask taken;
        synchronized (this) {
            if (rule == PlacementRule.WORK_STEALING && !closed) {
                takeFromPool(workers);
                fetch(workers);
            }
            taken = nextOf(workers);
            if (taken != null) {
                beginRunning(taken);
            }
            countForWorkers();
        }
        doAfterwards();
        return taken == null ? Worker.NONE : taken.index();
    }

    /** Returns the body of a task that is about to be executed. */
    TaskBody body(int task) {
        TaskBody body = at(task).at().body();
        long limit = run.graph().timeoutNanos(task);
        return limit == 0 ? body : new LimitedBody(body, limit);
    }

    /** Returns where a task runs that is executed now. */
    Device device(int task) {
        return at(task).at().target().device();
    }

    /** Returns what holds the data of a task that is executed now. */
    Object data(int task, int k) {
        return at(task).bound().get(k).buffer();
    }

    /** Takes note that a body has failed; returns whether the task is to be placed again after it has {@link #ended}. */
    synchronized boolean fallsBack(int task, Throwable cause) {
        PlacedTask failed = at(task);
        String lost = failed.lost();
        if (lost != null && failed.candidates().size() > 1) {
            cause.addSuppressed(new IllegalStateException("no other variant was tried: the one on " + failed.at()
                    + " may have changed data '" + lost + "' in place"));
            return false;
        }
        return strikeOut(failed, cause);
    }

    /** Does not do a task in the way any more in which it was placed; returns whether there is another one. */
    private boolean strikeOut(PlacedTask failed, Throwable cause) {
        Candidate way = failed.at();
        chooser.failed(failed, way);
        failed.strikeOut(way);
        if (failed.candidates().isEmpty()) {
            return false;
        }
        log.failed(failed, way, cause);
        return true;
    }

    /** Takes note that a task does not run any more: it has ended, or the way in which it was done has failed. */
    void ended(int task, boolean completed) {
        synchronized (this) {
            PlacedTask ended = at(task);
            Candidate way = ended.at();
            way.target().running().remove(ended);
            if (way.target().place() == Target.Place.DRIVERS) {
                way.target().freeLane(ended.lane());
            }
            coherence.end(ended, completed);
            times.end(ended, way);
            if (completed) {
                chooser.succeeded(ended, way);
                times.measured(ended, way, System.nanoTime() - ended.startNanos());
                sendAhead(ended);
            }
            pumpAll();
        }
        doAfterwards();
    }

    /** Sends what a task has written to where its readers are planned to run. */
    private void sendAhead(PlacedTask writer) {
        if (rule != PlacementRule.HEFT || closed) {
            return;
        }
        for (int k = 0; k < run.graph().successorCount(writer.index()); k++) {
            int next = run.graph().successor(writer.index(), k);
            for (Target target : targets) {
                if (target.plan().contains(next)) {
                    sendAhead(writer, at(next), target);
                }
            }
        }
    }

    private void sendAhead(PlacedTask writer, PlacedTask reader, Target target) {
        for (Access access : reader.accesses()) {
            if (access.mode().reads() && writer.writes(access.data())) {
                try {
                    coherence.prefetch(access.data(), target.space(), reader.index(), System.nanoTime());
                } catch (RuntimeException e) { // a memory's; the reader meets it again, and is placed elsewhere
                    return;
                }
            }
        }
    }

    /** Drops all tasks that do not run yet; returns how many tokens they had. */
    synchronized int close() {
        int dropped = pool.size();
        closed = true;
        pool.clear();
        for (Target target : targets) {
            dropped += target.queue().size();
            target.queue().forEach(PlacedTask::endFetch);
            target.queue().clear();
        }
        forWorkers = 0;
        return dropped;
    }

    /** Brings all data home, and gives the memories of devices back. Call once, when nothing else happens any more. */
    void finish() {
        CountDownLatch open;
        synchronized (this) {
            open = new CountDownLatch(coherence.countToBringHome());
            homing = open;
            coherence.beginHome(System.nanoTime());
        }
        doAfterwards();
        Uninterrupted.call(() -> {
            open.await();
            return open;
        });
        synchronized (this) {
            coherence.close();
        }
    }

    /** Returns what happened beside the execution of tasks. Call when the run is over. */
    synchronized DeviceRecord toRecord() {
        return log.toRecord(runtime.devices().stream()
                .flatMap(device -> device.takeNotes().stream())
                .toList());
    }

    /** Returns whether a task ran on an emulated device. */
    synchronized boolean emulated() {
        return emulated;
    }

    private PlacedTask at(int task) {
        return Objects.requireNonNull(placed[task]);
    }

    private void place(PlacedTask task) {
        boolean again = task.isPlaced();
        if (rule == PlacementRule.WORK_STEALING && !again && task.hasWayBesidesIo()) {
            pool.add(task);
            return;
        }
        Decision decision = chooser.choose(task);
        place(task, again ? decision.because(Choice.Reason.FALLBACK) : decision);
    }

    private void place(PlacedTask task, Decision decision) {
        task.place(decision, run.atNanos(decision.score().arrivalNanos()));
        times.begin(task, decision.way(), decision.lossNanos());
        decision.way().target().enqueue(task);
        log.decided(task, decision);
    }

    /** Has everything go on that can. */
    private void pumpAll() {
        if (closed) {
            return;
        }
        for (Target target : targets) {
            pump(target);
        }
        if (rule != PlacementRule.HEFT) {
            for (Target target : targets) {
                if (rule == PlacementRule.WORK_STEALING
                        ? target != workers && takeFromPool(target)
                        : takeOver(target)) {
                    pump(target);
                }
            }
        }
        countForWorkers();
        if (forWorkers > 0 && runtime.idleWorkers().sleepers() != 0) {
            afterwards.add(runtime.idleWorkers()::signal);
        }
    }

    private void pump(Target target) {
        fetch(target);
        if (target.place() == Target.Place.WORKERS) {
            return;
        }
        boolean io = target.place() == Target.Place.IO;
        while (io || target.hasFreeSlot()) {
            PlacedTask next = nextOf(target);
            if (next == null) {
                return;
            }
            beginRunning(next);
            afterwards.add(
                    io
                            ? () -> runtime.ioLane().start(run, next.index())
                            : () -> runtime.deviceThreads().start(run, next));
        }
    }

    /** Has data brought to a device for the tasks that wait there: for the first one others give way. */
    private void fetch(Target target) {
        boolean anyBroken = false;
        for (int i = 0; i < target.queue().size(); i++) {
            PlacedTask task = target.queue().get(i);
            if (task.phase() == PlacedTask.Phase.WAITING) {
                fetch(task, task == headOf(target));
            }
            anyBroken |= task.broken() != null;
        }
        if (anyBroken) {
            for (PlacedTask task : List.copyOf(target.queue())) {
                Throwable broken = task.broken();
                if (broken != null) {
                    giveUpWay(task, broken);
                }
            }
        }
    }

    /** Returns which of the waiting tasks is to run first, ready or not. */
    private @Nullable PlacedTask headOf(Target target) {
        for (int planned : target.plan()) {
            PlacedTask task = placed[planned];
            if (task != null && target.queue().contains(task)) {
                return task;
            }
        }
        return target.queue().isEmpty() ? null : target.queue().get(0);
    }

    private void fetch(PlacedTask task, boolean firm) {
        Target target = task.at().target();
        long now = System.nanoTime();
        try {
            coherence.fetch(task, firm, now);
            if (firm
                    && task.phase() == PlacedTask.Phase.WAITING
                    && target.running().isEmpty()) {
                target.queue().stream() // which were ahead of it, or prefetched
                        .filter(other -> other.phase() == PlacedTask.Phase.ARRIVED)
                        .forEach(coherence::release);
                coherence.fetch(task, true, now);
            }
        } catch (RuntimeException e) { // a memory's: too small, or lost
            task.setBroken(e);
        }
    }

    /** Takes a task away from where its data cannot be brought. */
    private void giveUpWay(PlacedTask task, Throwable cause) {
        Candidate way = task.at();
        way.target().queue().remove(task);
        coherence.release(task);
        times.end(task, way);
        if (strikeOut(task, cause)) {
            place(task);
            afterwards.add(this::pumpAgain);
        } else {
            afterwards.add(() -> run.failedUnstarted(task.task(), cause));
        }
    }

    private void pumpAgain() {
        synchronized (this) {
            pumpAll();
        }
    }

    private @Nullable PlacedTask nextOf(Target target) {
        boolean strict = target.place() == Target.Place.DRIVERS;
        for (int planned : List.copyOf(target.plan())) {
            if (run.states().givenUp(planned)) {
                target.plan().remove(planned);
                continue;
            }
            PlacedTask task = placed[planned];
            if (task != null && target.queue().contains(task) && task.phase() == PlacedTask.Phase.ARRIVED) {
                return task;
            }
            if (strict) {
                break;
            }
        }
        return firstOf(target, strict && rule == PlacementRule.EARLIEST_FINISH);
    }

    /**
     * Returns the first task that can run and is not planned for later.
     *
     * @param inOrder whether one may go ahead of another only if it is expected to end before that one's data arrive
     */
    private static @Nullable PlacedTask firstOf(Target target, boolean inOrder) {
        long now = System.nanoTime();
        long before = Long.MAX_VALUE;
        for (PlacedTask task : target.queue()) {
            if (target.plan().contains(task.index())) {
                continue;
            }
            if (task.phase() == PlacedTask.Phase.ARRIVED && now + task.expectedNanos() <= before) {
                return task;
            }
            before = inOrder ? Math.min(before, task.arrivalNanos()) : before;
        }
        return null;
    }

    private void beginRunning(PlacedTask task) {
        Target target = task.at().target();
        target.queue().remove(task);
        target.plan().remove(task.index());
        target.running().add(task);
        emulated |= target.device().emulated();
        coherence.begin(task);
        task.begin(System.nanoTime(), target.place() == Target.Place.DRIVERS ? target.takeLane() : 0);
    }

    /** Has a device with nothing else to do take a task that nobody has; returns whether it did. */
    private boolean takeFromPool(Target target) {
        if (!hasNothingToDo(target)) {
            return false;
        }
        for (PlacedTask task : pool) {
            Decision decision = chooser.on(target, task);
            if (decision != null) {
                pool.remove(task);
                place(task, decision);
                return true;
            }
        }
        return false;
    }

    /** Has a device with nothing else to do take a task that would end there before it would where it waits. */
    private boolean takeOver(Target target) {
        if (!hasNothingToDo(target)) {
            return false;
        }
        for (Target victim : targets) {
            if (victim != target
                    && !victim.queue().isEmpty()
                    && !(victim == workers && target.isOnWorkersProcessors())
                    && takeOver(target, victim)) {
                return true;
            }
        }
        return false;
    }

    /** Looks at what would end last there; not at all of it, since every task that begins or ends comes here. */
    private boolean takeOver(Target target, Target victim) {
        List<PlacedTask> waiting = victim.queue();
        int looked = 0;
        long now = System.nanoTime();
        long free = now;
        long[] ends = null;
        for (int i = waiting.size() - 1; i >= 0 && looked < LOOKED_AT; i--) {
            PlacedTask task = waiting.get(i);
            if (!task.suits(target)) {
                continue;
            }
            looked++;
            if (task.stays()) {
                continue;
            }
            if (ends == null) {
                ends = victim.finishNanos(now);
                free = chooser.freeNanos(target, 0, now);
            }
            Decision decision = chooser.sooner(target, task, free, ends[i] + task.homeNanos());
            if (decision != null) {
                waiting.remove(i);
                coherence.release(task);
                times.end(task, task.at());
                place(task, decision.because(Choice.Reason.TAKEN_OVER));
                return true;
            }
        }
        return false;
    }

    private boolean hasNothingToDo(Target target) {
        return switch (target.place()) {
            case IO -> false;
            case DRIVERS -> target.hasFreeSlot() && target.queue().isEmpty();
            case WORKERS ->
                rule == PlacementRule.WORK_STEALING
                        ? workersTakeMore()
                        : runtime.idleWorkers().count() > target.queue().size();
        };
    }

    /** Returns whether workers that look for tasks may take one out of the pool, besides those that wait for data. */
    private boolean workersTakeMore() {
        return workers.queue().size() < workers.device().slots();
    }

    private void countForWorkers() {
        int count = closed ? 0 : workers.waiting(PlacedTask.Phase.ARRIVED);
        if (!pool.isEmpty() && workersTakeMore() && pool.stream().anyMatch(task -> task.suits(workers))) {
            count++;
        }
        forWorkers = count;
    }

    /** Begins a move. */
    private void begin(Move move) {
        CountDownLatch latch = homing;
        if (latch == null) {
            run.enter();
        }
        afterwards.add(() -> runtime.deviceThreads().move(() -> perform(move, latch)));
    }

    private void perform(Move move, @Nullable CountDownLatch latch) {
        long start = System.nanoTime();
        Throwable failure = null;
        try {
            move.perform();
        } catch (Throwable e) { // a device's
            failure = e;
        }
        long end = System.nanoTime();
        synchronized (this) {
            if (failure == null) {
                log.moved(move, start, end);
                move.measured(end);
                coherence.moved(move);
            } else {
                coherence.failed(move, failure);
            }
            pumpAll();
        }
        doAfterwards();
        if (latch == null) {
            run.leave(1);
        } else {
            if (failure != null) {
                run.crashed(failure);
            }
            latch.countDown();
        }
    }

    private void doAfterwards() {
        while (true) {
            Runnable next;
            synchronized (this) {
                next = afterwards.poll();
            }
            if (next == null) {
                return;
            }
            next.run();
        }
    }
}

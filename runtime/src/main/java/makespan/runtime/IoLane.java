package makespan.runtime;

import java.lang.reflect.Method;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/** Where tasks run that may block for long: each on a thread of its own, a virtual one where the JDK has them. */
final class IoLane {
    private static final String THREAD_NAME = "makespan-io";
    private static final ThreadFactory THREADS = threads();

    private final Set<BodyThread> bodies;
    private final int firstLane;
    private final BitSet busy = new BitSet(); // guarded by this
    private final Set<Thread> live = new HashSet<>(); // guarded by this

    /** @param firstLane the lane number of slot 0 */
    IoLane(Set<BodyThread> bodies, int firstLane) {
        this.bodies = bodies;
        this.firstLane = firstLane;
    }

    /** Executes a task on a thread of its own, in the lowest free slot; takes over a token of the caller's. */
    void start(RunState run, int task) {
        int slot = takeSlot();
        try {
            begin(run, task, slot);
        } catch (Throwable e) { // most likely no memory for another thread
            freeSlot(slot);
            run.recordApart(task, firstLane + slot, System.nanoTime());
            run.failed(new TaskFailure(run.graph().task(task), 1, e));
            run.ended(task, TaskStates.FAILED);
            run.releaseApart(task);
            run.leave(1);
        }
    }

    private void begin(RunState run, int task, int slot) {
        Thread thread = THREADS.newThread(() -> execute(run, task, slot));
        remember(thread);
        try {
            thread.start();
        } catch (Throwable e) {
            forget(thread);
            throw e;
        }
    }

    private void execute(RunState run, int task, int slot) {
        try {
            executeBody(run, task, slot);
        } catch (Throwable e) { // not the body's: see RunState.crashed
            run.crashed(e);
        }
        freeSlot(slot);
        run.leave(1);
    }

    private void executeBody(RunState run, int task, int slot) {
        BodyThread thread = BodyThread.register();
        bodies.add(thread);
        Execution execution = new Execution(run, firstLane + slot, thread, null);
        thread.enter(execution);
        try {
            if (!run.stopping()) { // looked at after enter: who cancels later finds this thread
                execution.performApart(task);
            }
        } finally {
            thread.exit();
            bodies.remove(thread);
            execution.close();
        }
    }

    /** Waits for the threads of all ended tasks to end. */
    void close() throws InterruptedException {
        Set<Thread> waitFor;
        synchronized (this) {
            waitFor = Set.copyOf(live);
        }
        for (Thread thread : waitFor) {
            thread.join();
        }
    }

    private synchronized int takeSlot() {
        int slot = busy.nextClearBit(0);
        busy.set(slot);
        return slot;
    }

    private synchronized void freeSlot(int slot) {
        busy.clear(slot);
    }

    private synchronized void remember(Thread started) {
        if (live.size() > 2 * busy.cardinality() + 16) {
            live.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        }
        live.add(started);
    }

    private synchronized void forget(Thread never) {
        live.remove(never);
    }

    /** Virtual threads came with JDK 21, and this is compiled for 17. */
    private static ThreadFactory threads() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Method name = type.getMethod("name", String.class);
            return (ThreadFactory) type.getMethod("factory").invoke(name.invoke(builder, THREAD_NAME));
        } catch (ReflectiveOperationException e) {
            return body -> {
                Thread thread = new Thread(body, THREAD_NAME);
                thread.setDaemon(true);
                return thread;
            };
        }
    }
}

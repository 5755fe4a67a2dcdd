package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A thread that executes bodies, as seen by those who want to interrupt or watch it. */
final class BodyThread extends Padding {
    /*
     * The monitor guards the run, and with it the right to interrupt: an interrupt is sent only between enter and exit,
     * and exit clears one that came late. So no interrupt reaches a later run or the scheduler.
     * Within a run, a cancelled one starts no more bodies, and the thread looks at that flag after it cleared what the
     * last body left behind and before the next body. So no interrupt reaches a body that it was not meant for.
     *
     * The task is written by the thread alone (opaque) and read by watchers, who may be a moment late. It stays when its
     * body is over, until the next one begins: watchers look whether it has ended.
     */
    private static final ThreadLocal<@Nullable BodyThread> CURRENT = new ThreadLocal<>();
    private static final VarHandle TASK;

    static {
        try {
            TASK = MethodHandles.lookup().findVarHandle(BodyThread.class, "task", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int NONE = -1;

    private final Thread thread;
    private @Nullable RunState run;

    @SuppressWarnings("UnusedVariable") // read through TASK
    private int task = NONE;

    private BodyThread(Thread thread) {
        this.thread = thread;
    }

    /** Makes the calling thread one that executes bodies. */
    static BodyThread register() {
        BodyThread registered = new BodyThread(Thread.currentThread());
        CURRENT.set(registered);
        return registered;
    }

    /** Returns the run whose body executes on the calling thread, if one does. */
    static @Nullable RunState currentRun() {
        BodyThread current = CURRENT.get();
        return current == null ? null : current.run();
    }

    /** Begins to execute bodies of a run. */
    synchronized void enter(RunState newRun) {
        run = newRun;
    }

    /** Ends to execute bodies of the run. */
    synchronized void exit() {
        run = null;
        TASK.setOpaque(this, NONE);
        clearInterrupt();
    }

    /** Interrupts the thread if it executes bodies of this run. */
    synchronized void interrupt(RunState cancelled) {
        if (run == cancelled) {
            thread.interrupt();
        }
    }

    /** Notes which task's body is executed from now on. */
    void begin(int newTask) {
        TASK.setOpaque(this, newTask);
    }

    /** Forgets an interrupt that was meant for a body that is over. */
    void end() {
        clearInterrupt();
    }

    /** Returns the task of this run whose body executes now or executed last, or -1. */
    synchronized int taskOf(RunState watched) {
        return run == watched ? (int) TASK.getOpaque(this) : NONE;
    }

    boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    private synchronized @Nullable RunState run() {
        return run;
    }

    @SuppressWarnings("ReturnValueIgnored") // only the clearing matters
    private static void clearInterrupt() {
        Thread.interrupted();
    }
}

package makespan.runtime;

import org.jspecify.annotations.Nullable;

/** A thread that executes bodies, as seen by those who want to interrupt or watch it. */
final class BodyThread extends Padding {
    /*
     * The monitor guards the execution and its run, and with it the right to interrupt: an interrupt is sent only
     * between enter and exit, and exit clears one that came late. So no interrupt reaches a later run or the scheduler.
     * Within a run, a cancelled one starts no more bodies, and the thread looks at that flag after it cleared what the
     * last body left behind and before the next body. So no interrupt reaches a body that it was not meant for.
     */
    private static final ThreadLocal<@Nullable BodyThread> CURRENT = new ThreadLocal<>();
    private static final int NONE = -1;

    private final Thread thread;
    private @Nullable Execution execution;

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

    /** Begins to execute bodies of the execution's run. */
    synchronized void enter(Execution newExecution) {
        execution = newExecution;
    }

    /** Ends to execute bodies of the run. */
    synchronized void exit() {
        execution = null;
        clearInterrupt();
    }

    /** Interrupts the thread if it executes bodies of this run. */
    synchronized void interrupt(RunState cancelled) {
        if (run() == cancelled) {
            thread.interrupt();
        }
    }

    /** Returns the task of this run whose body executes now or executed last, or -1. */
    synchronized int taskOf(RunState watched) {
        Execution present = execution;
        return present != null && present.run() == watched ? present.current() : NONE;
    }

    /** Returns whether this is the calling thread, and executes bodies with that. */
    @SuppressWarnings("GuardedBy") // this thread alone writes it
    boolean executes(Execution asked) {
        return thread == Thread.currentThread() && execution == asked;
    }

    private synchronized @Nullable RunState run() {
        Execution present = execution;
        return present == null ? null : present.run();
    }

    /** Forgets an interrupt that was meant for a body that is over. */
    @SuppressWarnings("ReturnValueIgnored") // only the clearing matters
    static void clearInterrupt() {
        Thread.interrupted();
    }
}

package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** For each task of one run: how many predecessors have not completed yet, later how it ended. */
final class TaskStates {
    /*
     * One word a task, so that a task costs one cache line here: its open inputs while it waits, 1 or 0 while it is ready
     * or runs, a negative number when nothing more will happen to it.
     *
     * Who takes a count from 1 to 0 owns the ready task. Each arrival is an atomic read-modify-write, which releases what
     * the arriving thread wrote, the predecessor's value above all, and acquires what the earlier ones released. A count
     * that reads 1 belongs to the reader, the only one yet to arrive, who needs no exchange: the acquire read sees the
     * last exchange and with it all earlier ones. A task with a single predecessor is not even counted (see RunPlan).
     *
     * How a task ended is written by the thread that executed it (release: who reads COMPLETED sees the value) and read
     * with acquire. The exception is GIVEN_UP, which the thread of a failed predecessor writes for a task that can never
     * start any more: by compare-and-set, for others may still arrive. They count it further down, and a run has too few
     * edges to bring it anywhere near another meaning.
     */
    static final int COMPLETED = -1;
    static final int FAILED = -2;
    static final int CANCELLED = -3;

    /** The states of a run all of whose tasks have completed. */
    static final TaskStates ALL_COMPLETED = new TaskStates(new int[0]);

    private static final int GIVEN_UP = Integer.MIN_VALUE / 2;
    private static final VarHandle STATE = MethodHandles.arrayElementVarHandle(int[].class);

    private final int[] words;

    /** @param words for each task how many predecessors it has */
    TaskStates(int[] words) {
        this.words = words;
    }

    /** Returns the words themselves, for the methods that are called for every task and edge. */
    int[] words() {
        return words;
    }

    /** Counts a completed predecessor of a task off; returns whether it was the last: the caller now owns the task. */
    static boolean arrive(int[] words, int task) {
        return (int) STATE.getAcquire(words, task) == 1 || (int) STATE.getAndAdd(words, task, -1) == 1;
    }

    /** Counts several completed predecessors of a task off at once; returns whether the last was among them. */
    static boolean arrive(int[] words, int task, int arrivals) {
        return (int) STATE.getAndAdd(words, task, -arrivals) == arrivals;
    }

    /** Notes how a task ended. */
    static void end(int[] words, int task, int how) {
        STATE.setRelease(words, task, how);
    }

    /** Marks a task that can never start because a predecessor failed; returns false if it was marked before. */
    boolean giveUp(int task) {
        int seen = (int) STATE.getAcquire(words, task);
        while (seen >= 0) {
            int witness = (int) STATE.compareAndExchange(words, task, seen, GIVEN_UP);
            if (witness == seen) {
                return true;
            }
            seen = witness;
        }
        return false;
    }

    boolean completed(int task) {
        return state(task) == COMPLETED;
    }

    boolean failed(int task) {
        return state(task) == FAILED;
    }

    boolean cancelled(int task) {
        return state(task) == CANCELLED;
    }

    boolean givenUp(int task) {
        return state(task) < CANCELLED;
    }

    /** Returns whether nothing more will happen to a task. */
    boolean settled(int task) {
        return state(task) < 0;
    }

    /** Returns whether the body of a task that is over for good was entered. */
    boolean started(int task) {
        int now = state(task);
        return now < 0 && now >= CANCELLED;
    }

    private int state(int task) {
        return words.length == 0 ? COMPLETED : (int) STATE.getAcquire(words, task);
    }
}

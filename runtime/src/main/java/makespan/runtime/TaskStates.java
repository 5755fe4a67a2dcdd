package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * For each task of a graph: how many predecessors have not completed yet, later how it ended. For one run at a time; when
 * all tasks of a run have completed, everything is as the {@link #next() next} one wants it.
 */
final class TaskStates {
    /*
     * A task has one word, at its place in an array that holds beside it what else is wanted of a task (see RunPlan):
     *
     *   31     set when the task is over and has not completed: it was given up, FAILED or CANCELLED
     *   30     DONE: flips when the task completes. What it is then, is the same for all tasks of a run: see done. So a run
     *          that completes leaves the words ready for the next one, and nobody has to set them back.
     *   7-13   how many predecessors it has, or CROWD for that many and more
     *   0-6    how many of them are open; of a crowded task always CROWD, for it has two words more before this one: how
     *          many are open, and before that how many it has
     *
     * Who takes a count from 1 to 0 owns the ready task. Each arrival is an atomic read-modify-write, which releases what
     * the arriving thread wrote, the predecessor's value above all, and acquires what the earlier ones released. A count
     * that reads 1 belongs to the reader, the only one yet to arrive, who needs no exchange: the acquire read sees the
     * last exchange and with it all earlier ones. A task with a single predecessor is not even counted (see RunPlan).
     *
     * How a task ended is written by the thread that executed it, or could start none that does (release: who reads that it
     * has completed sees its value) and read with acquire. Before that, its owner reads the word plainly, and the owner of
     * a crowded task sets its count back plainly: nobody else writes them once the task is ready, and the next run begins
     * after this one is over. The exception is giving up, which the thread of a failed predecessor does to a task that can
     * never become ready any more: by compare-and-set, for others may still arrive. Their count stops at the failed
     * predecessors, above 0.
     */
    static final int COMPLETED = -1;
    static final int FAILED = -2;
    static final int CANCELLED = -3;

    /** From how many predecessors on a task is crowded: see {@link CrowdedTask}. */
    static final int CROWD = 64;

    /** The states of a run all of whose tasks have completed. */
    static final TaskStates ALL_COMPLETED = new TaskStates(new int[0], new int[0]);

    private static final int GIVEN_UP = 1 << 31;
    private static final int DONE = 1 << 30;
    private static final int OPEN = 0x7F;
    private static final int OPEN_BITS = 7;
    private static final VarHandle STATE = MethodHandles.arrayElementVarHandle(int[].class);

    private final int[] words;
    private final int[] places;
    private int done = DONE;

    /**
     * @param words which hold a {@link #lay waiting} task at each place
     * @param places where the words of the tasks are
     */
    TaskStates(int[] words, int[] places) {
        this.words = words;
        this.places = places;
    }

    /** Returns how many words a task needs before its place. */
    static int wordsBefore(int predecessors) {
        return predecessors < CROWD ? 0 : 2;
    }

    /** Writes the words of a task that waits for its predecessors. */
    static void lay(int[] words, int place, int predecessors) {
        int counted = Math.min(predecessors, CROWD);
        words[place] = counted << OPEN_BITS | counted;
        if (counted == CROWD) {
            words[place - 1] = predecessors;
            words[place - 2] = predecessors;
        }
    }

    /** Returns the words themselves, for the methods that are called for every task and edge. */
    int[] words() {
        return words;
    }

    /** Turns tasks that have completed into tasks that wait. Call before another thread sees them. */
    TaskStates next() {
        done ^= DONE;
        return this;
    }

    /** Returns how many predecessors of a task have not completed, or {@link #CROWD} of a crowded one; 1 makes the caller its owner. */
    static int open(int[] words, int place) {
        return (int) STATE.getAcquire(words, place) & OPEN;
    }

    /** Counts a completed predecessor of a task off; returns whether it was the last: the caller now owns the task. */
    static boolean countOff(int[] words, int place) {
        return ((int) STATE.getAndAdd(words, place, -1) & OPEN) == 1;
    }

    /** Counts completed predecessors of a crowded task off; returns whether the last was among them. */
    static boolean countOffCrowded(int[] words, int place, int arrivals) {
        if ((int) STATE.getAndAdd(words, place - 1, -arrivals) != arrivals) {
            return false;
        }
        words[place - 1] = words[place - 2];
        return true;
    }

    /** Counts a completed predecessor of any task off; returns whether it was the last: the caller now owns the task. */
    static boolean arrive(int[] words, int place) {
        int open = open(words, place);
        return open == 1 || (open == CROWD ? countOffCrowded(words, place, 1) : countOff(words, place));
    }

    /**
     * Notes that a task has completed, and counts its predecessors anew for the next run.
     *
     * @param state its word, as read by its owner
     */
    static void complete(int[] words, int place, int state) {
        STATE.setRelease(words, place, ((state & ~OPEN) ^ DONE) | (state >>> OPEN_BITS & OPEN));
    }

    /** Notes how a task ended. */
    static void end(int[] words, int place, int how) {
        if (how == COMPLETED) {
            complete(words, place, words[place]);
        } else {
            STATE.setRelease(words, place, how);
        }
    }

    /** Marks a task that can never start because a predecessor failed; returns false if it was marked before. */
    boolean giveUp(int task) {
        int place = places[task];
        int seen = (int) STATE.getAcquire(words, place);
        while (seen >= 0) {
            int witness = (int) STATE.compareAndExchange(words, place, seen, seen | GIVEN_UP);
            if (witness == seen) {
                return true;
            }
            seen = witness;
        }
        return false;
    }

    boolean completed(int task) {
        int now = state(task);
        return now >= 0 && (now & DONE) == done;
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
        int now = state(task);
        return now < 0 || (now & DONE) == done;
    }

    /** Returns whether the body of a task that is over for good was entered. */
    boolean started(int task) {
        return settled(task) && !givenUp(task);
    }

    private int state(int task) {
        return places.length == 0 ? done : (int) STATE.getAcquire(words, places[task]);
    }
}

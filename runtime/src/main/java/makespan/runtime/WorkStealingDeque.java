package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A queue of task indices with two ends: its owner pushes and pops at the bottom, any other thread steals at the top.
 * Lock-free; every pushed task is handed out exactly once.
 */
final class WorkStealingDeque {
    /*
     * The deque of Chase and Lev, "Dynamic circular work-stealing deque", SPAA 2005, with the memory orders of Lê, Pop,
     * Cohen, Zappa Nardelli, "Correct and efficient work-stealing for weak memory models", PPoPP 2013.
     *
     * Elements are the indices [top, bottom); index i lies in array[i mod length]. Indices only count up and may wrap
     * around, so they are compared by their difference. A thief that sleeps between reading top and its exchange could
     * be fooled only if top came round by 2^32 meanwhile; a deque serves one run, which pushes fewer tasks than that.
     *
     *   bottom  written by the owner alone (release, so that who reads a value sees the slots below it); thieves acquire.
     *   array   written by the owner alone when it grows (release); thieves acquire it after bottom, so the array they
     *           see has room for the index they want. An array that was replaced is never written again: a thief that
     *           still holds it reads the right element or loses the exchange of top.
     *   slots   written by the owner. A thief may read a slot that the owner overwrites (opaque on both sides: no
     *           tearing, no ordering); it then loses the exchange of top, because a slot is reused only when top passed it.
     *   top     counted up by compare-and-set alone: who succeeds owns the element. The owner acquires it before it reuses
     *           a slot; an old value only makes the deque look fuller, and it grows early.
     *
     * pop and steal each publish an intent and then read the other's word: pop lowers bottom and reads top, steal reads
     * top and then bottom. The full fences forbid both to read the old value. Without the one in pop (store, then load:
     * reordered even by x86) the owner takes the last element without an exchange while a thief takes it too. Without
     * the one in steal (load, then load: reordered by ARM) the thief may combine a new top with an old bottom that a
     * pop has lowered since, and take an element that the owner took without an exchange.
     */
    static final int EMPTY = -1;

    private static final int INITIAL_CAPACITY = 64;
    private static final int LARGEST_CAPACITY = 1 << 30;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle TOP;
    private static final VarHandle BOTTOM;
    private static final VarHandle ARRAY;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TOP = lookup.findVarHandle(WorkStealingDeque.class, "top", int.class);
            BOTTOM = lookup.findVarHandle(WorkStealingDeque.class, "bottom", int.class);
            ARRAY = lookup.findVarHandle(WorkStealingDeque.class, "array", int[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("UnusedVariable") // read through TOP
    private int top;

    private int bottom;
    private int[] array;

    WorkStealingDeque() {
        this(0, INITIAL_CAPACITY);
    }

    /**
     * @param firstIndex where the indices start
     * @param capacity a power of two
     */
    WorkStealingDeque(int firstIndex, int capacity) {
        top = firstIndex;
        bottom = firstIndex;
        array = new int[capacity];
    }

    /** Adds a task at the bottom. Owner only. */
    void push(int task) {
        int b = bottom;
        int t = (int) TOP.getAcquire(this); // pairs with the exchange in steal: a slot below top was read before
        int[] a = array;
        if (b - t >= a.length) {
            a = grow(a, t, b);
        }
        SLOT.setOpaque(a, b & (a.length - 1), task);
        BOTTOM.setRelease(this, b + 1); // pairs with getAcquire in steal: a thief that sees b + 1 sees slot b
    }

    /** Takes the task pushed last, or returns {@link #EMPTY}. Owner only. */
    int pop() {
        int b = bottom - 1;
        BOTTOM.setRelease(this, b);
        VarHandle.fullFence(); // pairs with the fence in steal
        int t = (int) TOP.getOpaque(this);
        if (b - t < 0) {
            BOTTOM.setRelease(this, b + 1);
            return EMPTY;
        }
        int[] a = array;
        int task = (int) SLOT.getOpaque(a, b & (a.length - 1));
        if (b == t) {
            if (!TOP.compareAndSet(this, t, t + 1)) { // the last element: a thief may be after it too
                task = EMPTY;
            }
            BOTTOM.setRelease(this, b + 1);
        }
        return task;
    }

    /** Takes the oldest task, or returns {@link #EMPTY} if there is none or another thread was faster. Any thread. */
    int steal() {
        int t = (int) TOP.getAcquire(this);
        VarHandle.fullFence(); // pairs with the fence in pop
        int b = (int) BOTTOM.getAcquire(this);
        if (b - t <= 0) {
            return EMPTY;
        }
        int[] a = (int[]) ARRAY.getAcquire(this);
        int task = (int) SLOT.getOpaque(a, t & (a.length - 1)); // before the exchange: afterwards it may be overwritten
        return TOP.compareAndSet(this, t, t + 1) ? task : EMPTY;
    }

    /**
     * Returns whether there was nothing to take. Any thread. Reads top first: an element that was pushed before the
     * call and is not taken is never missed, which {@link IdleWorkers} relies on.
     */
    boolean isEmpty() {
        int t = (int) TOP.getVolatile(this);
        int b = (int) BOTTOM.getVolatile(this);
        return b - t <= 0;
    }

    private int[] grow(int[] old, int t, int b) {
        if (old.length == LARGEST_CAPACITY) {
            throw new OutOfMemoryError("a deque cannot hold more than " + LARGEST_CAPACITY + " tasks");
        }
        int[] larger = new int[old.length * 2];
        for (int i = t; i != b; i++) {
            larger[i & (larger.length - 1)] = old[i & (old.length - 1)];
        }
        ARRAY.setRelease(this, larger); // pairs with getAcquire in steal: a thief sees the copied slots
        return larger;
    }
}

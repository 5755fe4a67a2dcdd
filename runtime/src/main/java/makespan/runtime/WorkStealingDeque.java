package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A work-stealing deque of task indices; see {@link DequeEnds} for who may do what. */
final class WorkStealingDeque extends DequeEnds {
    /*
     *   array   written by the owner alone when it grows (release); thieves acquire it after bottom, so the array they see
     *           has room for the index they want. An array that was replaced is never written again: a thief that still
     *           holds it reads the right element or loses the exchange of top.
     *   slots   written by the owner, read by thieves, at times at once (opaque on both sides: no tearing, no ordering):
     *           see DequeEnds for why that is harmless.
     */
    static final int EMPTY = -1;

    private static final int INITIAL_CAPACITY = 256;
    private static final int LARGEST_CAPACITY = 1 << 30;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle ARRAY;

    static {
        try {
            ARRAY = MethodHandles.lookup().findVarHandle(WorkStealingDeque.class, "array", int[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int[] array;

    WorkStealingDeque() {
        this(0, INITIAL_CAPACITY);
    }

    /**
     * @param firstIndex where the indices start
     * @param capacity a power of two
     */
    WorkStealingDeque(int firstIndex, int capacity) {
        super(firstIndex);
        array = new int[capacity];
    }

    /** Adds a task, unseen by others until it is published. Owner only. */
    void push(int task) {
        int[] a = array;
        if (!hasRoom(a.length)) {
            a = grow(a);
        }
        SLOT.setOpaque(a, head() & (a.length - 1), task);
        add();
    }

    /** Takes a task, the one pushed last as a rule, or returns {@link #EMPTY}. Owner only. */
    int pop() {
        long index = take();
        if (index == NO_INDEX) {
            return EMPTY;
        }
        int[] a = array;
        return (int) SLOT.getOpaque(a, (int) index & (a.length - 1));
    }

    /** Takes the oldest published task, or returns {@link #EMPTY} if there is none or another thread was faster. Any thread. */
    int steal() {
        long oldest = oldest();
        if (published(oldest) <= 0) {
            return EMPTY;
        }
        int[] a = (int[]) ARRAY.getAcquire(this);
        int task = read(a, oldest, 0);
        return claim(oldest, 1) ? task : EMPTY;
    }

    /** Takes the oldest half of the published tasks, or as many as fit; returns how many, 0 as with {@link #steal}. Any thread. */
    int stealHalf(int[] into) {
        long oldest = oldest();
        int published = published(oldest);
        if (published <= 0) {
            return 0;
        }
        int[] a = (int[]) ARRAY.getAcquire(this);
        int count = Math.min((published + 1) >>> 1, into.length);
        for (int i = 0; i < count; i++) {
            into[i] = read(a, oldest, i);
        }
        return claim(oldest, count) ? count : 0;
    }

    /** Reads a slot; before the claim, for afterwards it may be overwritten. */
    private static int read(int[] a, long oldest, int i) {
        return (int) SLOT.getOpaque(a, (int) oldest + i & a.length - 1);
    }

    private int[] grow(int[] old) {
        if (old.length == LARGEST_CAPACITY) {
            throw new OutOfMemoryError("a deque cannot hold more than " + LARGEST_CAPACITY + " tasks");
        }
        int[] larger = new int[old.length * 2];
        for (int i = floor(); i != head(); i++) {
            larger[i & (larger.length - 1)] = old[i & (old.length - 1)];
        }
        ARRAY.setRelease(this, larger); // pairs with getAcquire in steal: a thief sees the copied slots
        return larger;
    }
}

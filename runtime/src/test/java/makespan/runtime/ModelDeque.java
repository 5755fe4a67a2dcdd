package makespan.runtime;

import makespan.runtime.Interleavings.Steps;

/**
 * The accesses of {@link DequeEnds} and {@link WorkStealingDeque} to shared memory, step by step in the order of their
 * code, as one thread makes them. Each thread has one of its own; the fields that the real deque lets its owner read plainly are
 * in the owner's.
 */
final class ModelDeque {
    /** What is left out to see whether it is missed. */
    enum Weakened {
        NOTHING,
        /** The owner lowers bottom, waits for that and reads top, but leaves the version alone. */
        VERSION,
        /** The owner reads top, and then writes it with the next version. */
        ATOMIC_ADDITION,
        /** The owner adds to the version before it lowers bottom. */
        BOTTOM_BEFORE_VERSION,
        /** A thief reads top, compares it, and then writes it. */
        THIEF_EXCHANGE,
        /** A thief reads bottom before top. */
        TOP_BEFORE_BOTTOM,
        SLOT_READ_BEFORE_CLAIM,
        SLOT_FREE_BEFORE_FILLED,
        BOTTOM_AFTER_SLOT
    }

    static final int WORDS = 32;

    private static final int EMPTY = WorkStealingDeque.EMPTY;
    private static final long NEXT_VERSION = 1L << 32;
    private static final int TOP = 0;
    private static final int BOTTOM = 1;
    private static final int LENGTH = 2; // stands for the array, for each has another length
    private static final int SLOTS = 16;
    private static final int LARGEST = 8;

    private final Steps steps;
    private final Weakened weakened;
    private int bottom;
    private int length;
    private int head;
    private int floor;
    private int taken;

    /** A thief's. */
    ModelDeque(Steps steps, Weakened weakened) {
        this.steps = steps;
        this.weakened = weakened;
    }

    /** The owner's, who makes the deque. */
    ModelDeque(Steps steps, Weakened weakened, int firstIndex, int capacity) {
        this(steps, weakened);
        steps.store(TOP, Integer.toUnsignedLong(firstIndex));
        setBottom(firstIndex);
        setLength(capacity);
        head = firstIndex;
        floor = firstIndex;
    }

    void push(int task) {
        if (!hasRoom()) {
            grow();
        }
        if (weakened == Weakened.BOTTOM_AFTER_SLOT) {
            setBottom(head + 1);
        }
        steps.store(slot(length, head), task);
        head++;
    }

    private boolean hasRoom() {
        if (head - floor < length) {
            return true;
        }
        floor = (int) steps.load(TOP);
        return head - floor < length + (weakened == Weakened.SLOT_FREE_BEFORE_FILLED ? 1 : 0);
    }

    private void grow() {
        int larger = 2 * length;
        if (larger > LARGEST) {
            throw new IllegalStateException("the model has no room for " + larger + " slots");
        }
        for (int i = floor; i != head; i++) {
            steps.store(slot(larger, i), steps.load(slot(length, i)));
        }
        setLength(larger);
    }

    int pop() {
        return take() ? (int) steps.load(slot(length, taken)) : EMPTY;
    }

    private boolean take() {
        if (head - 1 - bottom >= 0) {
            head--;
            taken = head;
            return true;
        }
        return takeBack();
    }

    private boolean takeBack() {
        int published = bottom - (int) steps.load(TOP);
        if (published <= 0) {
            return false;
        }
        int end = bottom;
        int lowered = end - Math.max(1, published / 2);
        int reached = lower(lowered);
        if (reached - lowered > 0) {
            setBottom(reached);
            if (reached == end) {
                return false;
            }
        }
        head = end - 1;
        taken = head;
        return true;
    }

    private int lower(int lowered) {
        if (weakened == Weakened.BOTTOM_BEFORE_VERSION) {
            long top = steps.add(TOP, NEXT_VERSION);
            setBottom(lowered);
            return (int) top;
        }
        setBottom(lowered);
        if (weakened == Weakened.VERSION) {
            steps.fence();
            return (int) steps.load(TOP);
        }
        if (weakened == Weakened.ATOMIC_ADDITION) {
            long top = steps.load(TOP);
            steps.store(TOP, top + NEXT_VERSION);
            steps.fence();
            return (int) top;
        }
        return (int) steps.add(TOP, NEXT_VERSION);
    }

    boolean publishIfNoneLeft() {
        int unpublished = head - bottom;
        if (unpublished == 0 || (int) steps.load(TOP) != bottom) {
            return false;
        }
        setBottom(bottom + ((unpublished + 1) >>> 1));
        return true;
    }

    void publishAll() {
        if (head != bottom) {
            setBottom(head);
        }
    }

    int steal() {
        int[] into = new int[1];
        return stealHalf(into) == 0 ? EMPTY : into[0];
    }

    int stealHalf(int[] into) {
        long early = weakened == Weakened.TOP_BEFORE_BOTTOM ? steps.load(BOTTOM) : 0;
        long oldest = steps.load(TOP);
        int index = (int) oldest;
        long end = weakened == Weakened.TOP_BEFORE_BOTTOM ? early : steps.load(BOTTOM);
        int published = (int) end - index;
        if (published <= 0) {
            return 0;
        }
        int capacity = (int) steps.load(LENGTH);
        int count = Math.min((published + 1) >>> 1, into.length);
        if (weakened == Weakened.SLOT_READ_BEFORE_CLAIM) {
            boolean won = claim(oldest, count);
            read(capacity, index, count, into);
            return won ? count : 0;
        }
        read(capacity, index, count, into);
        return claim(oldest, count) ? count : 0;
    }

    private void read(int capacity, int index, int count, int[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = (int) steps.load(slot(capacity, index + i));
        }
    }

    /** What {@link DequeEnds#isEmpty} reads. */
    boolean isEmpty() {
        int top = (int) steps.load(TOP);
        return (int) steps.load(BOTTOM) - top <= 0;
    }

    private boolean claim(long oldest, int count) {
        long after = (oldest & -NEXT_VERSION) | Integer.toUnsignedLong((int) oldest + count);
        if (weakened != Weakened.THIEF_EXCHANGE) {
            return steps.exchange(TOP, oldest, after);
        }
        if (steps.load(TOP) != oldest) {
            return false;
        }
        steps.store(TOP, after);
        steps.fence();
        return true;
    }

    private void setBottom(int index) {
        bottom = index;
        steps.store(BOTTOM, index);
    }

    private void setLength(int slots) {
        length = slots;
        steps.store(LENGTH, slots);
    }

    private static int slot(int length, int index) {
        return SLOTS + length - 2 + (index & (length - 1)); // 2 slots, behind them 4, behind them 8
    }
}

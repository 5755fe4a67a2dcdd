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
        OWNER_FENCE,
        OWNER_EXCHANGE,
        THIEF_EXCHANGE,
        SLOT_READ_BEFORE_CLAIM,
        SLOT_FREE_BEFORE_FILLED,
        BOTTOM_AFTER_SLOT
    }

    static final int WORDS = 32;

    private static final int EMPTY = WorkStealingDeque.EMPTY;
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
        steps.store(TOP, firstIndex);
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
        floor = steps.load(TOP);
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
        return take() ? steps.load(slot(length, taken)) : EMPTY;
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
        int published = bottom - steps.load(TOP);
        if (published <= 0) {
            return false;
        }
        int half = published / 2;
        if (half > 1) {
            if (lower(half) < 0) {
                head--;
                taken = head;
                return true;
            }
            setBottom(bottom + half);
        }
        return takeBackOne();
    }

    private boolean takeBackOne() {
        taken = bottom - 1;
        int ahead = lower(1);
        if (ahead < 0) {
            head = taken;
            return true;
        }
        boolean won = ahead == 0 && exchangeTop(taken, weakened == Weakened.OWNER_EXCHANGE);
        setBottom(taken + 1);
        return won;
    }

    private int lower(int elements) {
        int lowered = bottom - elements;
        setBottom(lowered);
        if (weakened != Weakened.OWNER_FENCE) {
            steps.fence();
        }
        return steps.load(TOP) - lowered;
    }

    boolean publishIfNoneLeft() {
        int unpublished = head - bottom;
        if (unpublished == 0 || steps.load(TOP) != bottom) {
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
        int index = steps.load(TOP);
        steps.fence();
        if (steps.load(BOTTOM) - index <= 0) {
            return EMPTY;
        }
        int capacity = steps.load(LENGTH);
        if (weakened == Weakened.SLOT_READ_BEFORE_CLAIM) {
            return exchangeTop(index, false) ? steps.load(slot(capacity, index)) : EMPTY;
        }
        int task = steps.load(slot(capacity, index));
        return exchangeTop(index, weakened == Weakened.THIEF_EXCHANGE) ? task : EMPTY;
    }

    /** What {@link DequeEnds#isEmpty} reads. */
    boolean isEmpty() {
        int top = steps.load(TOP);
        return steps.load(BOTTOM) - top <= 0;
    }

    private boolean exchangeTop(int index, boolean inTwoSteps) {
        if (!inTwoSteps) {
            return steps.exchange(TOP, index, index + 1);
        }
        if (steps.load(TOP) != index) {
            return false;
        }
        steps.store(TOP, index + 1);
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

package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The ends of a work-stealing deque, without its elements: its owner adds and takes at the head, any other thread takes
 * at the top, and only what the owner has published. Lock-free; every element is handed out exactly once.
 */
abstract class DequeEnds extends PaddingAfterHead {
    /*
     * The deque of Chase and Lev, "Dynamic circular work-stealing deque", SPAA 2005, with three changes. Its bottom is told
     * late: the owner adds and takes above it unseen, with plain accesses, and moves it up to publish. A thief may take
     * several elements at once. And top carries a version, so that nobody takes what the owner has taken back.
     *
     *     top          bottom           head
     *      | published   |  the owner's   |  free
     *
     * Indices only count up and may wrap around, so they are compared by their difference; index i lies in slot i modulo
     * the length of the array.
     *
     *   top     the index in the low half, the version in the high one. A thief counts the index up by compare-and-set: who
     *           succeeds owns the elements between. The owner counts the version up, by an atomic addition.
     *   bottom  written by the owner alone. publish releases it, so that a thief that acquires it sees the slots below.
     *   head    the owner's alone, as is the floor: an index that top has reached, kept so as not to read top each time.
     *
     * Between bottom and head nothing is shared. To take back what it has published, the owner lowers bottom and then adds
     * to the version, which also tells it how far thieves have come: what lies above both is its own. A thief reads top,
     * bottom and the slots, in this order, and then exchanges top.
     *   - If the addition comes between that reading of top and the exchange, the exchange fails.
     *   - If it comes before the reading of top, that acquires it, and the thief sees the lowered bottom.
     *   - If it comes after the exchange, the owner sees how far that has gone.
     * Between two additions bottom only grows, so what was below it when the thief looked still is when its exchange
     * succeeds. The addition is atomic, for a thief may exchange top at any time; and it releases the lowered bottom.
     *
     * The owner fills a slot only when the floor, read from top with acquire, has passed the slot's last index: the exchange
     * of top that took that element released the thief's read of the slot. A thief that reads a slot which is filled
     * anew meanwhile loses its exchange, because top has moved on.
     *
     * A thief that sleeps between reading top and its exchange could be fooled only if meanwhile the version came round by
     * 2^32 while the index stood still, or the index came round too: either takes a minute of nothing else at least.
     */
    static final long NO_INDEX = -1;

    private static final long VERSION = 1L << 32;
    private static final long INDEX = VERSION - 1;

    private static final VarHandle TOP;
    private static final VarHandle BOTTOM;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TOP = lookup.findVarHandle(DequeTop.class, "top", long.class);
            BOTTOM = lookup.findVarHandle(DequeBottom.class, "bottom", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** @param firstIndex where the indices start */
    DequeEnds(int firstIndex) {
        top = Integer.toUnsignedLong(firstIndex);
        bottom = firstIndex;
        head = firstIndex;
        floor = firstIndex;
    }

    /** Returns whether an array of this length has a free slot at the head. Owner only. */
    final boolean hasRoom(int length) {
        if (head - floor < length) {
            return true;
        }
        floor = index((long) TOP.getAcquire(this)); // pairs with the exchange in claim: slots below were read before
        return head - floor < length;
    }

    /** Returns whether thieves have taken all that was published, for a rough decision. Owner only. */
    final boolean noneLeft() {
        return index((long) TOP.getOpaque(this)) == bottom;
    }

    private static int index(long top) {
        return (int) top;
    }

    /**
     * Takes an element, the one added last as a rule, and returns its index as an unsigned int, or {@link #NO_INDEX}.
     * The slot stays as it is until the next addition. Owner only.
     */
    final long take() {
        int last = head - 1;
        if (last - bottom >= 0) {
            head = last;
            return last & INDEX; // without a call, for which there may be no room on the stack
        }
        return takeBack();
    }

    /** All of the owner's are gone: takes back half of what it has published, at least one. */
    private long takeBack() {
        int published = bottom - index((long) TOP.getOpaque(this));
        if (published <= 0) { // top never falls
            return NO_INDEX;
        }
        int end = bottom;
        int lowered = end - Math.max(1, published / 2);
        BOTTOM.setRelease(this, lowered);
        int reached;
        try {
            reached = index((long) TOP.getAndAdd(this, VERSION)); // pairs with the exchange in claim
        } catch (StackOverflowError e) {
            bottom = end; // nothing is taken
            throw e;
        }
        if (reached - lowered > 0) {
            bottom = reached; // plainly: it shows nobody anything
            if (reached == end) {
                return NO_INDEX;
            }
        }
        head = end - 1;
        return head & INDEX;
    }

    /** Returns whether the owner has elements that it has not published. Owner only. */
    final boolean hasUnpublished() {
        return head != bottom;
    }

    /** Publishes the older half if nothing is published; returns whether it did. Owner only. */
    final boolean publishIfNoneLeft() {
        int unpublished = head - bottom;
        if (unpublished == 0 || !noneLeft()) {
            return false;
        }
        BOTTOM.setRelease(this, bottom + ((unpublished + 1) >>> 1)); // pairs with getAcquire in published
        return true;
    }

    /** Publishes all elements; returns whether there were any to publish. Owner only. */
    final boolean publishAll() {
        if (head == bottom) {
            return false;
        }
        BOTTOM.setRelease(this, head); // pairs with getAcquire in published
        return true;
    }

    /** Returns where the oldest element is, for {@link #published} and {@link #claim}. Any thread. */
    final long oldest() {
        return (long) TOP.getAcquire(this);
    }

    /** Returns how many elements were published, from the oldest on. Any thread. */
    final int published(long oldest) {
        return (int) BOTTOM.getAcquire(this) - index(oldest);
    }

    /** Takes the oldest elements, after they were read; returns false if another thread was faster. Any thread. */
    final boolean claim(long oldest, int count) {
        long after = (oldest & -VERSION) | Integer.toUnsignedLong(index(oldest) + count);
        return TOP.compareAndSet(this, oldest, after);
    }

    /**
     * Returns whether nothing is published. Any thread. Reads top first: an element that was published before the call
     * and is not taken is never missed, which {@link IdleWorkers} relies on.
     */
    final boolean isEmpty() {
        int t = index((long) TOP.getVolatile(this));
        int b = (int) BOTTOM.getVolatile(this);
        return b - t <= 0;
    }

    /** Returns the index that the next element gets. Owner only. */
    final int head() {
        return head;
    }

    /** Counts the element in that was written at the head. Owner only. */
    final void add() {
        head++;
    }

    /** Returns an index that top has reached: slots below it are free. Owner only. */
    final int floor() {
        return floor;
    }
}

/* Each end has cache lines to itself: thieves write top while the owner, whose head changes with each task, reads it. */

abstract class DequeTop extends Padding {
    long top;
}

abstract class PaddingAfterTop extends DequeTop {
    long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, bA, bB, bC, bD, bE, bF;
}

abstract class DequeBottom extends PaddingAfterTop {
    int bottom;
}

abstract class PaddingAfterBottom extends DequeBottom {
    long c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, cA, cB, cC, cD, cE, cF;
}

abstract class DequeHead extends PaddingAfterBottom {
    int head;
    int floor;
}

abstract class PaddingAfterHead extends DequeHead {
    long d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, dA, dB, dC, dD, dE, dF;
}

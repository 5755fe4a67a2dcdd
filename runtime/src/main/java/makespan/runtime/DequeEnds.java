package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The ends of a work-stealing deque, without its elements: its owner adds and takes at the head, any other thread takes
 * at the top, and only what the owner has published. Lock-free; every element is handed out exactly once.
 */
abstract class DequeEnds extends PaddingAfterHead {
    /*
     * The deque of Chase and Lev, "Dynamic circular work-stealing deque", SPAA 2005, with the memory orders of Lê, Pop,
     * Cohen, Zappa Nardelli, "Correct and efficient work-stealing for weak memory models", PPoPP 2013. Its bottom is
     * told late: the owner adds and takes above it unseen, with plain accesses, and moves it up to publish.
     *
     *     top          bottom           head
     *      | published   |  the owner's   |  free
     *
     * Indices only count up and may wrap around, so they are compared by their difference; index i lies in slot i modulo
     * the length of the array. A thief that sleeps between reading top and its exchange could be fooled only if top came
     * round by 2^32 meanwhile; thieves are inside one run, which has fewer tasks than that.
     *
     *   top     counted up by compare-and-set alone: who succeeds owns the element.
     *   bottom  written by the owner alone. publish releases it, so that a thief that acquires it sees the slots below.
     *   head    the owner's alone, as is the floor: a value that top has reached, kept so as not to read top each time.
     *
     * The owner fills a slot only when the floor, read from top with acquire, has passed the slot's last index: the exchange
     * of top that took that element released the thief's read of the slot. A thief that reads a slot which is filled
     * anew meanwhile loses its exchange, because top has moved on.
     *
     * Between bottom and head nothing is shared. To take back what it has published, the owner lowers bottom and then
     * reads top; a thief reads top and then bottom. The full fences forbid both to read the old value. Without the
     * owner's (store, then load: reordered even by x86) it takes elements back that a thief takes too. Without the
     * thief's (load, then load: acquire alone does not forbid it, as on POWER) the thief may combine a new top with an
     * old bottom and take an element that was taken back. This holds for any number of elements: if the owner, after its fence, reads a top below the
     * lowered bottom, a thief that wants an element above has yet to read top, and after its own fence sees the lowered
     * bottom. If top has come that far, the owner puts bottom back and takes one element only, and the last one by an
     * exchange, like a thief.
     */
    static final long NO_INDEX = -1;

    private static final VarHandle TOP;
    private static final VarHandle BOTTOM;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TOP = lookup.findVarHandle(DequeTop.class, "top", int.class);
            BOTTOM = lookup.findVarHandle(DequeBottom.class, "bottom", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** @param firstIndex where the indices start */
    DequeEnds(int firstIndex) {
        top = firstIndex;
        bottom = firstIndex;
        head = firstIndex;
        floor = firstIndex;
    }

    /** Returns whether an array of this length has a free slot at the head. Owner only. */
    final boolean hasRoom(int length) {
        if (head - floor < length) {
            return true;
        }
        floor = (int) TOP.getAcquire(this); // pairs with the exchange in claim: slots below were read before
        return head - floor < length;
    }

    /**
     * Takes an element, the one added last as a rule, and returns its index as an unsigned int, or {@link #NO_INDEX}.
     * The slot stays as it is until the next addition. Owner only.
     */
    final long take() {
        int last = head - 1;
        if (last - bottom >= 0) {
            head = last;
            return Integer.toUnsignedLong(last);
        }
        return takeBack();
    }

    /** All of the owner's are gone: takes back half of what it has published. */
    private long takeBack() {
        int published = bottom - (int) TOP.getOpaque(this);
        if (published <= 0) { // top never falls
            return NO_INDEX;
        }
        int half = published / 2;
        if (half > 1) {
            if (lower(half) < 0) {
                head--;
                return Integer.toUnsignedLong(head);
            }
            BOTTOM.setRelease(this, bottom + half); // thieves have come that far
        }
        return takeBackOne();
    }

    private long takeBackOne() {
        int last = bottom - 1;
        int ahead = lower(1);
        if (ahead < 0) {
            head = last;
            return Integer.toUnsignedLong(last);
        }
        boolean won = ahead == 0 && TOP.compareAndSet(this, last, last + 1); // the last one: thieves may be after it
        BOTTOM.setRelease(this, last + 1);
        return won ? Integer.toUnsignedLong(last) : NO_INDEX;
    }

    /** Lowers bottom by some elements; returns how far top is ahead of it then: they are the owner's if it is below. */
    private int lower(int elements) {
        int lowered = bottom - elements;
        BOTTOM.setRelease(this, lowered);
        VarHandle.fullFence(); // pairs with the fence in oldest
        return (int) TOP.getOpaque(this) - lowered;
    }

    /** Returns whether the owner has elements that it has not published. Owner only. */
    final boolean hasUnpublished() {
        return head != bottom;
    }

    /** Publishes the older half if nothing is published; returns whether it did. Owner only. */
    final boolean publishIfNoneLeft() {
        int unpublished = head - bottom;
        if (unpublished == 0 || (int) TOP.getOpaque(this) != bottom) {
            return false;
        }
        BOTTOM.setRelease(this, bottom + ((unpublished + 1) >>> 1)); // pairs with getAcquire in isPublished
        return true;
    }

    /** Publishes all elements; returns whether there were any to publish. Owner only. */
    final boolean publishAll() {
        if (head == bottom) {
            return false;
        }
        BOTTOM.setRelease(this, head); // pairs with getAcquire in isPublished
        return true;
    }

    /** Returns the index of the oldest element, if {@link #isPublished} says that there is one. Any thread. */
    final int oldest() {
        int t = (int) TOP.getAcquire(this);
        VarHandle.fullFence(); // pairs with the fence in lower
        return t;
    }

    /** Returns whether there was an element at an index that came from {@link #oldest()}. Any thread. */
    final boolean isPublished(int index) {
        return (int) BOTTOM.getAcquire(this) - index > 0;
    }

    /** Takes the oldest element, after it was read; returns false if another thread was faster. Any thread. */
    final boolean claim(int index) {
        return TOP.compareAndSet(this, index, index + 1);
    }

    /**
     * Returns whether nothing is published. Any thread. Reads top first: an element that was published before the call
     * and is not taken is never missed, which {@link IdleWorkers} relies on.
     */
    final boolean isEmpty() {
        int t = (int) TOP.getVolatile(this);
        int b = (int) BOTTOM.getVolatile(this);
        return b - t <= 0;
    }

    /** Returns how many elements are published, for a rough decision. Any thread. */
    final int published() {
        int t = (int) TOP.getOpaque(this);
        return (int) BOTTOM.getOpaque(this) - t;
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
    int top;
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

package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A work-stealing deque of subtasks; see {@link DequeEnds} for who may do what, {@link WorkStealingDeque} for the array. */
final class SubtaskDeque extends DequeEnds {
    private static final int INITIAL_CAPACITY = 64;
    private static final int LARGEST_CAPACITY = 1 << 26;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Subtask[].class);
    private static final VarHandle ARRAY;

    static {
        try {
            ARRAY = MethodHandles.lookup().findVarHandle(SubtaskDeque.class, "array", Subtask[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private @Nullable Subtask[] array = new @Nullable Subtask[INITIAL_CAPACITY];

    SubtaskDeque() {
        super(0);
    }

    /** Adds a subtask, unseen by others until it is published. Owner only. */
    void push(Subtask subtask) {
        @Nullable Subtask[] a = array;
        if (!hasRoom(a.length)) {
            a = grow(a);
        }
        SLOT.setOpaque(a, head() & (a.length - 1), subtask);
        add();
    }

    /** Takes a subtask, the one pushed last as a rule; null if there is none. Owner only. */
    @Nullable
    Subtask pop() {
        long index = take();
        if (index == NO_INDEX) {
            return null;
        }
        @Nullable Subtask[] a = array;
        return a[(int) index & (a.length - 1)]; // without a call, for which there may be no room on the stack
    }

    /** Takes the oldest published subtask; null if there is none or another thread was faster. Any thread. */
    @Nullable
    Subtask steal() {
        long oldest = oldest();
        if (published(oldest) <= 0) {
            return null;
        }
        @Nullable Subtask[] a = (@Nullable Subtask[]) ARRAY.getAcquire(this);
        Subtask subtask = (Subtask) SLOT.getOpaque(a, (int) oldest & (a.length - 1)); // before the claim
        return claim(oldest, 1) ? subtask : null;
    }

    private @Nullable Subtask[] grow(@Nullable Subtask[] old) {
        if (old.length == LARGEST_CAPACITY) {
            throw new OutOfMemoryError("more than " + LARGEST_CAPACITY + " subtasks are forked and not joined");
        }
        @Nullable Subtask[] larger = new @Nullable Subtask[old.length * 2];
        for (int i = floor(); i != head(); i++) {
            larger[i & (larger.length - 1)] = old[i & (old.length - 1)];
        }
        ARRAY.setRelease(this, larger); // pairs with getAcquire in steal: a thief sees the copied slots
        return larger;
    }
}

package makespan.graph;

import java.util.function.IntFunction;

/** Finds tasks by name: a hash table with open addressing that holds no names, only where to ask for them. */
final class NameIndex {
    /** Makes the exception for two tasks of one name. */
    interface Twice {
        TaskGraphException of(int first, int second);
    }

    static final int NONE = -1;
    private static final int FIBONACCI = 0x9E3779B9; // spreads neighbouring hash codes: 2^32 over the golden ratio

    private final IntFunction<String> names;
    private final int shift;
    /** The hash code of a name in the upper half and its task plus 1 in the lower; 0 where free. */
    private final long[] slots;

    /** @throws TaskGraphException the one that {@code twice} makes, if two tasks have the same name */
    NameIndex(int tasks, IntFunction<String> names, Twice twice) {
        this.names = names;
        int bits = 64 - Long.numberOfLeadingZeros((tasks + tasks / 2L) | 1);
        slots = new long[1 << bits];
        shift = Integer.SIZE - bits;
        for (int task = 0; task < tasks; task++) {
            String name = names.apply(task);
            int slot = slotOf(name);
            if (slots[slot] != 0) {
                throw twice.of(taskIn(slot), task);
            }
            slots[slot] = ((long) name.hashCode() << Integer.SIZE) | (task + 1);
        }
    }

    /** Returns the task of a name, or {@link #NONE}. */
    int find(String name) {
        return taskIn(slotOf(name));
    }

    private int taskIn(int slot) {
        return (int) slots[slot] - 1;
    }

    /** Returns the slot of a name, or the free one where it belongs. */
    private int slotOf(String name) {
        int hash = name.hashCode();
        int slot = (hash * FIBONACCI) >>> shift;
        while (slots[slot] != 0 && !(slots[slot] >> Integer.SIZE == hash && name.equals(names.apply(taskIn(slot))))) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}

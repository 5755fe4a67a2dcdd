package makespan.device;

import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Data that tasks read and write wherever they run. While a graph runs, each memory may hold a copy; the runtime knows
 * which ones are valid and moves what is missing. Before and after a run, the array of the one who made the handle holds
 * the data. After the model of StarPU: Augonnet, Thibault, Namyst and Wacrenier, Concurrency and Computation: Practice and
 * Experience 23(2), 2011. Two handles are equal if they are the same.
 */
public final class DataHandle {
    private final String name;
    private final ElementType type;
    private final int length;
    private final @Nullable Object array;

    private DataHandle(String name, ElementType type, int length, @Nullable Object array) {
        this.name = Objects.requireNonNull(name);
        this.type = type;
        this.length = length;
        this.array = array;
    }

    /**
     * Returns a handle of an array of floats, doubles or ints. While a run uses it, only the run's tasks may look at it.
     *
     * @param name for messages and charts; need not be unique
     * @throws IllegalArgumentException if it is no such array
     */
    public static DataHandle of(String name, Object array) {
        return new DataHandle(name, ElementType.of(array), Array.getLength(array), array);
    }

    /**
     * Returns a handle of data that live no longer than a run: zeros at its beginning, and never brought home.
     *
     * @param length number of elements, at least 0
     */
    public static DataHandle temporary(String name, ElementType type, int length) {
        if (length < 0) {
            throw new IllegalArgumentException(
                    "the length of data '" + name + "' must be at least 0, but was " + length);
        }
        return new DataHandle(name, type, length, null);
    }

    /** Returns the name, for messages and charts. */
    public String name() {
        return name;
    }

    /** Returns what the elements are. */
    public ElementType type() {
        return type;
    }

    /** Returns the number of elements. */
    public int length() {
        return length;
    }

    /** Returns the size of the data in bytes. */
    public long bytes() {
        return (long) length * type.bytes();
    }

    /** Returns whether the data live no longer than a run. */
    public boolean isTemporary() {
        return array == null;
    }

    /**
     * Returns the array that holds the data before and after a run.
     *
     * @throws IllegalStateException if the data are temporary
     */
    public Object array() {
        Object home = array;
        if (home == null) {
            throw new IllegalStateException("data '" + name + "' are temporary: they live no longer than a run");
        }
        return home;
    }

    /** Returns {@code 'a' (float[1024])}. */
    @Override
    public String toString() {
        return "'" + name + "' (" + type.word() + "[" + length + "])";
    }
}

package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** What the tasks of one run yielded. Takes no memory until a task yields something. */
final class TaskValues {
    /*
     * A value is written plainly by the thread that executed its task, before it releases the task's state, and read by
     * who acquired that: a successor through the arrivals that made it ready, anyone else through COMPLETED. The array is
     * made by whom comes first (compare-and-set) and its reference acquired; a reader that finds none has acquired the
     * state of a task that yielded nothing, or it would have seen the array that came before.
     */
    private static final VarHandle VALUES;

    static {
        try {
            VALUES = MethodHandles.lookup().findVarHandle(TaskValues.class, "values", Object[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int tasks;

    @SuppressWarnings("UnusedVariable") // read through VALUES
    private @Nullable Object @Nullable [] values;

    TaskValues(int tasks) {
        this.tasks = tasks;
    }

    void put(int task, Object value) {
        @Nullable Object[] array = (@Nullable Object[]) VALUES.getAcquire(this);
        if (array == null) {
            array = create();
        }
        array[task] = value;
    }

    @Nullable
    Object get(int task) {
        @Nullable Object[] array = (@Nullable Object[]) VALUES.getAcquire(this);
        return array == null ? null : array[task];
    }

    private @Nullable Object[] create() {
        @Nullable Object[] created = new @Nullable Object[tasks];
        @Nullable Object[] other = (@Nullable Object[]) VALUES.compareAndExchange(this, null, created);
        return other == null ? created : other;
    }
}

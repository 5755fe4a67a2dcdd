package makespan.dsl;

import java.util.List;

/** Lists of handles, known to Groovy as an extension. */
public final class HandleLists {
    private HandleLists() {}

    /** Lets a task start only after all tasks of a list, {@code [a, b] >> c}, and returns it. */
    public static <R> TaskHandle<R> rightShift(List<? extends TaskHandle<?>> before, TaskHandle<R> next) {
        before.forEach(handle -> handle.rightShift(next));
        return next;
    }
}

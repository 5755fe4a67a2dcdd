package makespan.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The deques of all threads that have forked subtasks in one run. Empty, and of no cost, in a run that forks none. */
final class Forks {
    /*
     * The array is replaced, under the monitor, when a thread forks for the first time or ends; it is never written. It is
     * volatile: a worker that is about to sleep reads it, then the deques (see IdleWorkers).
     */
    private static final SubtaskDeque[] NONE = {};

    private volatile SubtaskDeque[] deques = NONE;

    synchronized SubtaskDeque add() {
        SubtaskDeque added = new SubtaskDeque();
        SubtaskDeque[] more = Arrays.copyOf(deques, deques.length + 1);
        more[more.length - 1] = added;
        deques = more;
        return added;
    }

    synchronized void remove(SubtaskDeque removed) {
        deques = Arrays.stream(deques).filter(deque -> deque != removed).toArray(SubtaskDeque[]::new);
    }

    /** Returns whether a thief would find nothing. */
    boolean isEmpty() {
        for (SubtaskDeque deque : deques) {
            if (!deque.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Takes the oldest subtask of any deque but the thief's own. */
    @Nullable
    Subtask steal(@Nullable SubtaskDeque own) {
        for (SubtaskDeque victim : deques) {
            Subtask stolen = victim == own ? null : victim.steal();
            if (stolen != null) {
                return stolen;
            }
        }
        return null;
    }
}

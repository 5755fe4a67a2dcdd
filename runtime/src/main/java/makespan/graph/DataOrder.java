package makespan.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makespan.device.Access;
import makespan.device.DataHandle;

/**
 * Derives the order of tasks from the data that they access, so that a run yields what the tasks would yield one after the
 * other, as declared: a reader waits for the last writer before it, a writer for that and for all who have read since.
 */
public final class DataOrder {
    private static final int NOBODY = -1;

    private final Edges edges;
    private final Map<DataHandle, Users> users = new HashMap<>();

    /** Takes what follows. */
    @FunctionalInterface
    public interface Edges {
        /** A task runs before another one. The same may be told more than once. */
        void add(int before, int after);
    }

    /** Who has accessed some data so far. */
    private static final class Users {
        private int writer = NOBODY;
        private final List<Integer> readers = new ArrayList<>();
    }

    /** @param edges receives what follows */
    public DataOrder(Edges edges) {
        this.edges = edges;
    }

    /** Adds a task with what it accesses. Call in the order of declaration. */
    public void add(int task, List<Access> accesses) {
        for (Access access : accesses) {
            Users before = users.computeIfAbsent(access.data(), data -> new Users());
            if (access.mode().writes()) {
                write(task, before);
            } else {
                addEdge(before.writer, task);
                before.readers.add(task);
            }
        }
    }

    private void write(int task, Users before) {
        if (before.readers.isEmpty()) {
            addEdge(before.writer, task);
        }
        before.readers.forEach(reader -> addEdge(reader, task)); // each of which waits for the writer before
        before.readers.clear();
        before.writer = task;
    }

    private void addEdge(int from, int to) {
        if (from != NOBODY) {
            edges.add(from, to);
        }
    }
}

package makespan.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import makespan.device.DeviceKind;
import makespan.trace.Lane;

/**
 * Finds the tasks of each thread, the outermost of its slices, and gives them lanes: one per thread, and more where tasks
 * overlap, since a lane runs one task at a time.
 */
final class ChromeLanes {
    /** The unit of the format, to which many writers round: by so much slices overlap that do not. */
    private static final long ROUNDING_NANOS = 1000;

    private record Row(ChromeThread thread) {}

    private final ChromeDialect dialect;
    private final Map<ChromeThread, List<ChromeTask>> tasks = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    ChromeLanes(ChromeDialect dialect) {
        this.dialect = dialect;
    }

    /** Adds a thread; the lanes stand in the order of the calls. */
    void add(ChromeThread thread) {
        List<ChromeTask> found = new ArrayList<>(0);
        int first = rows.size();
        Deque<ChromeTask> busy = new ArrayDeque<>();
        PriorityQueue<Integer> free = new PriorityQueue<>();
        for (ChromeSlice slice : thread.slices()) {
            if (!dialect.isTask(slice.category()) || isWithinLast(slice, found)) {
                continue;
            }
            while (!busy.isEmpty() && busy.element().end() <= slice.start()) {
                free.add(busy.remove().lane());
            }
            int lane = free.isEmpty() ? first + busy.size() : free.remove();
            if (lane == rows.size()) {
                rows.add(new Row(thread));
            }
            ChromeTask task = new ChromeTask(slice, lane);
            found.add(task);
            busy.add(task);
        }
        tasks.put(thread, found);
    }

    /**
     * Returns whether a slice is part of the last task, which of all before it ends last. Where they overlap by no more
     * than rounding explains, the last task is cut to what remains.
     */
    private static boolean isWithinLast(ChromeSlice slice, List<ChromeTask> found) {
        if (found.isEmpty()) {
            return false;
        }
        ChromeTask last = found.get(found.size() - 1);
        long overlap = last.end() - slice.start();
        long excess = slice.end() - last.end();
        if (overlap <= 0 || excess <= 0) {
            return overlap > 0;
        }
        if (overlap <= Math.min(ROUNDING_NANOS, excess)) {
            last.cut(slice.start());
            return false;
        }
        return excess <= ROUNDING_NANOS;
    }

    /** Returns all tasks, by thread and start. */
    List<ChromeTask> tasks() {
        return tasks.values().stream().flatMap(List::stream).toList();
    }

    /** Returns the tasks of a thread, by start and by end. */
    List<ChromeTask> tasks(ChromeThread thread) {
        return tasks.getOrDefault(thread, List.of());
    }

    /** Returns the lanes; names of processes stand before those of threads where there are several. */
    List<Lane> lanes() {
        boolean several =
                rows.stream().map(row -> row.thread().process()).distinct().count() > 1;
        UniqueNames names = UniqueNames.of(rows.stream()
                .map(Row::thread)
                .map(thread -> several ? thread.process().name() + " / " + thread.name() : thread.name())
                .toList());
        return IntStream.range(0, rows.size())
                .mapToObj(row -> new Lane(row, names.get(row), DeviceKind.CPU))
                .toList();
    }

    /** Returns how many lanes there are besides one per thread. */
    long extra() {
        return rows.size() - rows.stream().distinct().count();
    }
}

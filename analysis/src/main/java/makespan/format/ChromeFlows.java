package makespan.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The flows of a trace, each a chain of points on threads, which say what led to what. */
final class ChromeFlows {
    private static final String STEPS = "stf";

    private record Point(
            String category, String name, String id, long at, int step, ChromeThread thread, boolean around) {
        boolean isOfFlow(Point other) {
            return category.equals(other.category) && name.equals(other.name) && id.equals(other.id);
        }

        boolean starts() {
            return step == 0;
        }

        boolean ends() {
            return step == STEPS.length() - 1;
        }
    }

    /** Takes an edge: that one task came before another, if its times say so too. */
    interface Edges {
        /** Returns whether the edge agrees with the times of the tasks. */
        boolean add(ChromeTask before, ChromeTask after);
    }

    private final List<Point> points = new ArrayList<>();
    private int within;
    private int outside;
    private int untimely;

    static boolean isPoint(String phase) {
        return phase.length() == 1 && STEPS.contains(phase);
    }

    void add(ChromeEvent event, String name, String category, ChromeThread thread) {
        // The start of a flow, and what it passes through, are points of the slices around them in any case.
        boolean around = event.bindsAround() || !event.phase().equals("f");
        int step = STEPS.indexOf(event.phase());
        points.add(new Point(category, name, event.id(), event.startNanos(), step, thread, around));
    }

    /** Makes edges of neighbouring points on different tasks; the points are forgotten. */
    void toEdges(ChromeLanes lanes, Edges edges) {
        points.sort(Comparator.comparing(Point::category)
                .thenComparing(Point::name)
                .thenComparing(Point::id)
                .thenComparingLong(Point::at)
                .thenComparingInt(Point::step));
        Point before = null;
        for (Point point : points) {
            if (before != null && (point.starts() || !before.isOfFlow(point))) {
                before = null;
            }
            if (!point.starts()) {
                connect(before == null ? null : task(before, lanes), task(point, lanes), edges);
            }
            before = point.ends() && before != null ? before : point;
        }
        points.clear();
    }

    private void connect(@Nullable ChromeTask before, @Nullable ChromeTask after, Edges edges) {
        if (before == null || after == null) {
            outside++;
        } else if (before == after) {
            within++;
        } else if (!edges.add(before, after)) {
            untimely++;
        }
    }

    /** Returns how many steps of flows lead from a task to itself. */
    int within() {
        return within;
    }

    /** Returns how many steps of flows have an end in no task. */
    int outside() {
        return outside;
    }

    /** Returns how many steps of flows contradict the times of the tasks. */
    int untimely() {
        return untimely;
    }

    private static @Nullable ChromeTask task(Point point, ChromeLanes lanes) {
        long at = point.around() ? point.at() : nextStart(point);
        List<ChromeTask> tasks = lanes.tasks(point.thread());
        int found = countUpTo(at, tasks, ChromeTask::start) - 1;
        return found >= 0 && tasks.get(found).end() >= at ? tasks.get(found) : null;
    }

    /** Returns when the next slice after a point starts; the point's own time if there is none. */
    private static long nextStart(Point point) {
        List<ChromeSlice> slices = point.thread().slices();
        int next = countUpTo(point.at() - 1, slices, ChromeSlice::start);
        return next < slices.size() ? slices.get(next).start() : point.at();
    }

    /** Returns how many elements of a sorted list are at most a limit. */
    private static <E> int countUpTo(long limit, List<E> sorted, ToLongFunction<E> key) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.applyAsLong(sorted.get(middle)) <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

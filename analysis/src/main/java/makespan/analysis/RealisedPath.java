package makespan.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import makespan.trace.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * The chain of tasks that made a run end when it ended: each started late because of the one before it, which it
 * depends on or which kept its worker busy. Times and waits along it add up to the last end of a task. Unlike the structural
 * {@link CriticalPath} it depends on the number of workers and on the schedule. What passes after the last end, while
 * data are brought home, is not part of it.
 *
 * @param steps from the start of the run to its end; empty if nothing ran
 */
public record RealisedPath(List<Step> steps) {
    /** Why a task did not start earlier. */
    public enum Cause {
        /** Nothing ran before it: it waited for the run to start. */
        ROOT,
        /** It depends on the step before it. */
        DEPENDENCY,
        /** Data that were moved for it came later than the end of the step before it, which it depends on, if there is one. */
        TRANSFER,
        /** It was ready, but the step before it still ran on its worker. */
        WORKER_BUSY
    }

    /**
     * A task of the path, and why it started when it did.
     *
     * @param task index of the task
     * @param cause why it did not start earlier
     * @param waitSeconds from the end of the step before it, or the start of the run, to its own start: overhead
     */
    public record Step(int task, Cause cause, double waitSeconds) {}

    public RealisedPath {
        steps = List.copyOf(steps);
    }

    /** Returns the path, walked backwards from the task that ended last; of several, the lowest index. */
    public static RealisedPath of(TaskGraph graph, Trace trace) {
        return new Walk(graph, trace).path();
    }

    private static final class Walk {
        private static final double NANOS_PER_SECOND = 1e9;

        private final TaskGraph graph;
        private final Trace trace;
        private final int[] position;
        private final List<List<TaskEvent>> occupiedByEnd = new ArrayList<>();
        private final Map<Integer, List<Transfer>> transfers;

        Walk(TaskGraph graph, Trace trace) {
            this.graph = graph;
            this.trace = trace;
            transfers = DataWaits.byTask(trace);
            position = new int[graph.size()];
            int[] order = graph.topologicalOrder();
            for (int at = 0; at < order.length; at++) {
                position[order[at]] = at;
            }
            trace.lanes().forEach(lane -> occupiedByEnd.add(new ArrayList<>()));
            for (TaskEvent event : trace.events()) {
                if (event.durationNanos() > 0
                        && !trace.lanes().get(event.lane()).device().equals(DeviceKind.IO)) {
                    occupiedByEnd.get(event.lane()).add(event);
                }
            }
            occupiedByEnd.forEach(events -> events.sort(Comparator.comparingLong(TaskEvent::endNanos)));
        }

        RealisedPath path() {
            List<Step> steps = new ArrayList<>();
            TaskEvent event = last();
            while (event != null) {
                TaskEvent dependency = lastPredecessor(event);
                TaskEvent occupant = occupant(event);
                long dependencyEnd = dependency == null ? 0 : dependency.endNanos();
                boolean busy = occupant != null
                        && occupant.endNanos() > dependencyEnd
                        && occupant.endNanos() > event.readyNanos();
                long arrival = arrivalNanos(event);
                boolean moved = arrival > dependencyEnd && (occupant == null || arrival > occupant.endNanos());
                busy &= !moved;
                TaskEvent before = busy ? occupant : dependency;
                Cause cause = busy ? Cause.WORKER_BUSY : moved ? Cause.TRANSFER : unmoved(dependency);
                long since = before == null ? 0 : before.endNanos();
                steps.add(new Step(event.task(), cause, (event.startNanos() - since) / NANOS_PER_SECOND));
                event = before;
            }
            Collections.reverse(steps);
            return new RealisedPath(steps);
        }

        private static Cause unmoved(@Nullable TaskEvent dependency) {
            return dependency == null ? Cause.ROOT : Cause.DEPENDENCY;
        }

        /** Returns when the last data came that were moved for a task before it started; below 0 if there are none. */
        private long arrivalNanos(TaskEvent event) {
            return transfers.getOrDefault(event.task(), List.of()).stream()
                    .mapToLong(Transfer::endNanos)
                    .filter(end -> end <= event.startNanos())
                    .max()
                    .orElse(-1);
        }

        private @Nullable TaskEvent last() {
            TaskEvent last = null;
            for (TaskEvent event : trace.events()) {
                if (last == null
                        || event.endNanos() > last.endNanos()
                        || (event.endNanos() == last.endNanos() && event.task() < last.task())) {
                    last = event;
                }
            }
            return last;
        }

        private @Nullable TaskEvent lastPredecessor(TaskEvent event) {
            TaskEvent last = null;
            for (int k = 0; k < graph.predecessorCount(event.task()); k++) {
                TaskEvent before =
                        trace.event(graph.predecessor(event.task(), k)).orElse(null);
                if (before != null
                        && precedes(before, event)
                        && (last == null || before.endNanos() > last.endNanos())) {
                    last = before;
                }
            }
            return last;
        }

        /** Every step goes down in this order, so that a walk ends whatever an imported trace says. */
        private boolean precedes(TaskEvent before, TaskEvent event) {
            return before.endNanos() <= event.startNanos()
                    && (before.startNanos() < event.startNanos()
                            || before.endNanos() < event.endNanos()
                            || position[before.task()] < position[event.task()]);
        }

        /** Returns the last task that occupied the same worker before; zero-length and I/O tasks occupy none. */
        private @Nullable TaskEvent occupant(TaskEvent event) {
            List<TaskEvent> events = occupiedByEnd.get(event.lane());
            int low = 0;
            int high = events.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (events.get(middle).endNanos() <= event.startNanos()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low == 0 ? null : events.get(low - 1);
        }
    }
}

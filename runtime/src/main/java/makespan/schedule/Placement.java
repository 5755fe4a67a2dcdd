package makespan.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import makespan.graph.TaskGraph;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/**
 * A schedule on unlike processors while it grows, a task at a time, each after its predecessors. A task that takes no
 * time on a processor occupies none: it starts there the instant its data have arrived.
 */
final class Placement {
    /** Where a task may go on a processor. */
    enum Slot {
        /** The first gap that is long enough. */
        INSERTED {
            @Override
            long start(Timeline timeline, long arrival, long nanos) {
                return timeline.firstGap(arrival, nanos);
            }
        },
        /** After all that the processor does. */
        APPENDED {
            @Override
            long start(Timeline timeline, long arrival, long nanos) {
                return Math.max(arrival, timeline.end());
            }
        };

        abstract long start(Timeline timeline, long arrival, long nanos);
    }

    /** When the data of a predecessor set out for the processor of a task. */
    enum Departure {
        /** When the predecessor ends: where the task is going to run is known by then. */
        AT_END {
            @Override
            long nanos(long end, long ready) {
                return end;
            }
        },
        /** When the last predecessor has ended, and the task is placed. */
        WHEN_READY {
            @Override
            long nanos(long end, long ready) {
                return ready;
            }
        };

        abstract long nanos(long end, long ready);
    }

    private final PlacementProblem problem;
    private final TaskGraph graph;
    private final Slot slot;
    private final Departure departure;
    private final List<Timeline> timelines;
    private final int[] processor;
    private final long[] start;
    private final long[] end;

    Placement(PlacementProblem problem, Slot slot) {
        this(problem, slot, Departure.AT_END);
    }

    Placement(PlacementProblem problem, Slot slot, Departure departure) {
        this.problem = problem;
        this.slot = slot;
        this.departure = departure;
        graph = problem.graph();
        timelines = Stream.generate(Timeline::new).limit(problem.processors()).toList();
        processor = new int[graph.size()];
        start = new long[graph.size()];
        end = new long[graph.size()];
    }

    /** Places a task where it ends first; ties go to the processor of the smaller number. */
    void placeEarliest(int task) {
        int best = 0;
        long first = Long.MAX_VALUE;
        for (int on = 0; on < problem.processors(); on++) {
            long finish = finishNanos(task, on);
            if (finish < first) {
                first = finish;
                best = on;
            }
        }
        place(task, best);
    }

    /** Returns when a task whose predecessors are placed would end on a processor, which may be never. */
    long finishNanos(int task, int on) {
        return problem.canRun(task, on) ? startNanos(task, on) + problem.nanos(task, on) : PlacementProblem.NEVER;
    }

    private long startNanos(int task, int on) {
        long ready = readyNanos(task);
        long arrival = 0;
        for (int k = 0; k < graph.predecessorCount(task); k++) {
            int before = graph.predecessor(task, k);
            long sent = departure.nanos(end[before], ready);
            arrival = Math.max(arrival, sent + problem.transferNanos(task, k, processor[before], on));
        }
        long nanos = problem.nanos(task, on);
        return nanos == 0 ? arrival : slot.start(timelines.get(on), arrival, nanos);
    }

    /** Places a task on a processor that can run it. */
    void place(int task, int on) {
        processor[task] = on;
        start[task] = startNanos(task, on);
        end[task] = start[task] + problem.nanos(task, on);
        if (end[task] > start[task]) {
            timelines.get(on).add(start[task], end[task]);
        }
    }

    Trace toTrace() {
        List<Lane> lanes = new ArrayList<>();
        for (int lane = 0; lane < timelines.size(); lane++) {
            Processor on = problem.processor(lane);
            lanes.add(new Lane(lane, on.name(), on.kind()));
        }
        List<TaskEvent> events = new ArrayList<>(end.length);
        for (int task = 0; task < end.length; task++) {
            events.add(
                    new TaskEvent(task, processor[task], readyNanos(task), start[task], end[task], Outcome.COMPLETED));
        }
        return new Trace(Trace.Origin.SIMULATED, lanes, end.length, events, SchedulerCounters.NONE);
    }

    /** Returns when the last predecessor of a task, all of which are placed, ends. */
    long readyNanos(int task) {
        long ready = 0;
        for (int k = 0; k < graph.predecessorCount(task); k++) {
            ready = Math.max(ready, end[graph.predecessor(task, k)]);
        }
        return ready;
    }
}

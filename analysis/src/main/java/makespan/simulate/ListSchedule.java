package makespan.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/**
 * One pass of the list scheduler: at each instant it retires all tasks that end, lets zero-length and I/O tasks that
 * became ready start at once, then fills the free workers, lowest first, by the policy.
 */
final class ListSchedule implements ListPolicy.TaskFacts {
    private final TaskGraph graph;
    private final int workers;
    private final long[] nanos;
    private final double[] bottomLevels;
    private final int[] open;
    private final long[] ready;
    private final long[] start;
    private final int[] lane;
    private final PriorityQueue<Integer> queue;
    private final PriorityQueue<Integer> running =
            new PriorityQueue<>(Comparator.comparingLong(this::end).thenComparing(Comparator.naturalOrder()));
    private final ArrayDeque<Integer> becameReady = new ArrayDeque<>();
    private final BitSet busy = new BitSet();
    private final BitSet busyIo = new BitSet();
    private int ioLanes;
    private long now;

    ListSchedule(TaskGraph graph, long[] nanos, int workers, ListPolicy policy) {
        this.graph = graph;
        this.nanos = nanos;
        this.workers = workers;
        int n = graph.size();
        double[] times = new double[n];
        open = new int[n];
        for (int task = 0; task < n; task++) {
            times[task] = nanos[task];
            open[task] = graph.predecessorCount(task);
        }
        bottomLevels = Levels.bottom(graph, times);
        ready = new long[n];
        start = new long[n];
        lane = new int[n];
        queue = new PriorityQueue<>(policy.order(this));
        schedule();
    }

    private void schedule() {
        for (int task = 0; task < open.length; task++) {
            if (open[task] == 0) {
                becameReady.add(task);
            }
        }
        admit();
        fill();
        while (!running.isEmpty()) {
            now = end(running.element());
            while (!running.isEmpty() && end(running.element()) == now) {
                retire(running.remove());
            }
            admit();
            fill();
        }
    }

    /** Starts what needs no worker and queues the rest; a zero-length task may make further tasks ready. */
    private void admit() {
        while (!becameReady.isEmpty()) {
            int task = becameReady.remove();
            ready[task] = now;
            boolean io = graph.task(task).device() == DeviceKind.IO;
            if (nanos[task] == 0) {
                start[task] = now;
                lane[task] = io ? ioLane(0) : 0;
                release(task);
            } else if (io) {
                int slot = busyIo.nextClearBit(0);
                busyIo.set(slot);
                begin(task, ioLane(slot));
            } else {
                queue.add(task);
            }
        }
    }

    private void fill() {
        int worker = busy.nextClearBit(0);
        while (worker < workers && !queue.isEmpty()) {
            busy.set(worker);
            begin(queue.remove(), worker);
            worker = busy.nextClearBit(worker);
        }
    }

    private void begin(int task, int onLane) {
        start[task] = now;
        lane[task] = onLane;
        running.add(task);
    }

    private void retire(int task) {
        if (lane[task] < workers) {
            busy.clear(lane[task]);
        } else {
            busyIo.clear(lane[task] - workers);
        }
        release(task);
    }

    private void release(int task) {
        for (int k = 0; k < graph.successorCount(task); k++) {
            int next = graph.successor(task, k);
            if (--open[next] == 0) {
                becameReady.add(next);
            }
        }
    }

    private int ioLane(int slot) {
        ioLanes = Math.max(ioLanes, slot + 1);
        return workers + slot;
    }

    private long end(int task) {
        return start[task] + nanos[task];
    }

    /** Returns the end of the last task, in nanoseconds. */
    long makespanNanos() {
        return now;
    }

    Trace toTrace() {
        List<Lane> lanes = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            lanes.add(new Lane(worker, "w" + worker, DeviceKind.CPU));
        }
        for (int slot = 0; slot < ioLanes; slot++) {
            lanes.add(new Lane(workers + slot, "io " + slot, DeviceKind.IO));
        }
        List<TaskEvent> events = new ArrayList<>(nanos.length);
        for (int task = 0; task < nanos.length; task++) {
            events.add(new TaskEvent(task, lane[task], ready[task], start[task], end(task), Outcome.COMPLETED));
        }
        return new Trace(Trace.Origin.SIMULATED, lanes, nanos.length, events, SchedulerCounters.NONE);
    }

    @Override
    public double bottomLevel(int task) {
        return bottomLevels[task];
    }

    @Override
    public int successors(int task) {
        return graph.successorCount(task);
    }

    @Override
    public long readyNanos(int task) {
        return ready[task];
    }

    @Override
    public long nanos(int task) {
        return nanos[task];
    }
}

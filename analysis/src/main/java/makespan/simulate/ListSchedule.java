package makespan.simulate;

import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.schedule.TaskHeap;
import org.jspecify.annotations.Nullable;

/**
 * One pass of the list scheduler: at each instant it retires all tasks that end, lets zero-length and I/O tasks that
 * became ready start at once, then fills the free workers, lowest first, by the policy. Takes some 30 bytes per task,
 * and time that grows with the logarithm of how many are ready or run at once.
 */
final class ListSchedule implements ListPolicy.TaskFacts {
    private final TaskGraph graph;
    private final long[] nanos;
    private final int workers;
    private final ListPolicy policy;
    private final @Nullable ScheduleRecord record;
    private final int[] open;
    /** Made when the policy asks for the first one. */
    private long[] bottomLevels = {};

    private final IntQueue becameReady = new IntQueue();
    /** The ready tasks by the policy's key; values are its tie and the task. */
    private final TaskHeap queue = new TaskHeap();
    /** What runs by its end; values are the task and its lane. */
    private final TaskHeap running = new TaskHeap();

    private final FreeSlots freeWorkers;
    private final FreeSlots freeIo;
    private long now;

    /** @param record where each task goes, if anyone wants to know */
    ListSchedule(TaskGraph graph, long[] nanos, int workers, ListPolicy policy, @Nullable ScheduleRecord record) {
        this.graph = graph;
        this.nanos = nanos;
        this.workers = workers;
        this.policy = policy;
        this.record = record;
        open = new int[graph.size()];
        freeWorkers = new FreeSlots(workers);
        freeIo = new FreeSlots(Integer.MAX_VALUE - workers);
    }

    /** Returns the end of the last task, in nanoseconds. To be called once. */
    long makespanNanos() {
        for (int task = 0; task < open.length; task++) {
            open[task] = graph.predecessorCount(task);
            if (open[task] == 0) {
                becameReady.add(task);
            }
        }
        admit();
        fill();
        while (!running.isEmpty()) {
            now = running.key();
            while (!running.isEmpty() && running.key() == now) {
                retire(running.poll());
            }
            admit();
            fill();
        }
        return now;
    }

    /** Starts what needs no worker and queues the rest; a zero-length task may make further tasks ready. */
    private void admit() {
        while (!becameReady.isEmpty()) {
            int task = becameReady.poll();
            boolean io = graph.device(task).equals(DeviceKind.IO);
            if (record != null) {
                record.ready(task, now);
            }
            if (nanos[task] == 0) {
                start(task, io ? workers : 0);
                release(task);
            } else if (io) {
                begin(task, workers + freeIo.take());
            } else {
                queue.add(policy.key(this, task), pair(policy.tie(this, task), task));
            }
        }
    }

    private void fill() {
        while (!queue.isEmpty() && !freeWorkers.isEmpty()) {
            begin(second(queue.poll()), freeWorkers.take());
        }
    }

    private void begin(int task, int lane) {
        start(task, lane);
        running.add(now + nanos[task], pair(task, lane));
    }

    private void start(int task, int lane) {
        if (record != null) {
            record.start(task, lane, now);
        }
    }

    private void retire(long taskAndLane) {
        int lane = second(taskAndLane);
        if (lane < workers) {
            freeWorkers.giveBack(lane);
        } else {
            freeIo.giveBack(lane - workers);
        }
        release(first(taskAndLane));
    }

    private void release(int task) {
        for (int k = 0, n = graph.successorCount(task); k < n; k++) {
            int next = graph.successor(task, k);
            if (--open[next] == 0) {
                becameReady.add(next);
            }
        }
    }

    private static long pair(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }

    private static int first(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }

    private static int second(long pair) {
        return (int) pair;
    }

    @Override
    public long bottomLevelNanos(int task) {
        if (bottomLevels.length == 0) {
            bottomLevels = Levels.bottomNanos(graph, nanos);
        }
        return bottomLevels[task];
    }

    @Override
    public int successors(int task) {
        return graph.successorCount(task);
    }

    @Override
    public long readyNanos(int task) {
        return now;
    }

    @Override
    public long nanos(int task) {
        return nanos[task];
    }
}

package makespan.simulate;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.schedule.TaskHeap;
import makespan.trace.SchedulerCounters;
import org.jspecify.annotations.Nullable;

/**
 * One pass of {@link WorkStealing}, event by event: at each instant first all tasks that end make their successors ready,
 * then each worker that became free looks for a task of its own or of nobody, then those that are still free steal, the
 * one of the smaller number first.
 */
final class StealingSchedule {
    private static final int NONE = ReadyDeques.NONE;
    private static final int NOBODY = -1;
    /** Stands where a task would for a thief that arrives; after all tasks that end at this instant. */
    private static final int THIEF = Integer.MAX_VALUE;

    private final TaskGraph graph;
    private final long[] nanos;
    private final int workers;
    private final long stealNanos;
    private final SplittableRandom random;
    private final @Nullable ScheduleRecord record;
    private final int[] open;
    private final PriorityLevels levels;
    private final ReadyDeques deques;
    /** By level: tasks that became ready after one that ran on no worker, and those without predecessors. */
    private final IntQueue[] shared;

    private final IntQueue[] roots;
    private final IntQueue ended = new IntQueue();
    private final IntQueue freed = new IntQueue();
    private final IntQueue arrived = new IntQueue();
    /** What runs or is on its way by its end; values are the task or {@link #THIEF}, and the lane. */
    private final TaskHeap running = new TaskHeap();

    private final FreeSlots idle;
    private final FreeSlots freeIo;
    private int thieves;
    private long steals;
    private long parks;
    private long now;
    private long lastEnd;

    /** @param record where each task goes, if anyone wants to know */
    StealingSchedule(TaskGraph graph, long[] nanos, int workers, WorkStealing policy, @Nullable ScheduleRecord record) {
        this.graph = graph;
        this.nanos = nanos;
        this.workers = workers;
        this.record = record;
        stealNanos = policy.stealNanos();
        random = new SplittableRandom(policy.seed());
        open = new int[graph.size()];
        levels = new PriorityLevels(graph);
        deques = new ReadyDeques(graph.size(), workers, levels.count());
        shared = queues(levels.count());
        roots = queues(levels.count());
        idle = new FreeSlots(workers);
        freeIo = new FreeSlots(Integer.MAX_VALUE - workers);
    }

    private static IntQueue[] queues(int count) {
        return Stream.generate(IntQueue::new).limit(count).toArray(IntQueue[]::new);
    }

    /** Returns the end of the last task, in nanoseconds. To be called once. */
    long makespanNanos() {
        admitRoots();
        occupyIdle();
        while (!running.isEmpty()) {
            now = running.key();
            while (!running.isEmpty() && running.key() == now) {
                end(running.poll());
            }
            occupyFreed();
            occupyIdle();
        }
        return lastEnd;
    }

    SchedulerCounters counters() {
        return new SchedulerCounters(steals, parks);
    }

    private void admitRoots() {
        for (int task = 0; task < open.length; task++) {
            open[task] = graph.predecessorCount(task);
        }
        for (int task = 0; task < open.length; task++) {
            if (graph.predecessorCount(task) == 0) {
                if (needsWorker(task)) {
                    ready(task);
                    roots[levels.of(task)].add(task);
                } else {
                    admit(task, NOBODY);
                }
            }
        }
        release(NOBODY);
    }

    private void end(long taskAndLane) {
        int task = (int) (taskAndLane >>> Integer.SIZE);
        int lane = (int) taskAndLane;
        if (task == THIEF) {
            arrived.add(lane);
            return;
        }
        lastEnd = now;
        ended.add(task);
        if (lane < workers) {
            freed.add(lane);
            release(lane);
        } else {
            freeIo.giveBack(lane - workers);
            release(NOBODY);
        }
    }

    /** Counts off the successors of what ended, from the last to the first, so that the first is the newest. */
    private void release(int worker) {
        while (!ended.isEmpty()) {
            int task = ended.poll();
            for (int k = graph.successorCount(task) - 1; k >= 0; k--) {
                int next = graph.successor(task, k);
                if (--open[next] == 0) {
                    admit(next, worker);
                }
            }
        }
    }

    private boolean needsWorker(int task) {
        return nanos[task] > 0 && !graph.device(task).equals(DeviceKind.IO);
    }

    private void admit(int task, int worker) {
        ready(task);
        boolean io = graph.device(task).equals(DeviceKind.IO);
        if (nanos[task] == 0) {
            start(task, io ? workers : 0);
            ended.add(task);
        } else if (io) {
            begin(task, workers + freeIo.take());
        } else if (worker == NOBODY) {
            shared[levels.of(task)].add(task);
        } else {
            deques.push(worker, levels.of(task), task);
        }
    }

    private void occupyFreed() {
        while (!freed.isEmpty()) {
            int worker = freed.poll();
            occupy(worker, ownOrNobodys(worker));
        }
        while (!arrived.isEmpty()) {
            int worker = arrived.poll();
            thieves--;
            int task = nobodys();
            occupy(worker, task == NONE ? steal() : task);
        }
    }

    private void occupy(int worker, int task) {
        if (task == NONE) {
            parks++;
            idle.giveBack(worker);
        } else {
            begin(task, worker);
        }
    }

    private void occupyIdle() {
        while (!idle.isEmpty()) {
            int task = nobodys();
            if (task == NONE && stealNanos == 0) {
                task = steal();
            }
            if (task == NONE) {
                break;
            }
            begin(task, idle.take());
        }
        while (!idle.isEmpty() && deques.size() > thieves && stealNanos > 0) {
            thieves++;
            running.add(now + stealNanos, pair(THIEF, idle.take()));
        }
    }

    private int ownOrNobodys(int worker) {
        for (int level = 0; level < levels.count(); level++) {
            int own = deques.pop(worker, level);
            int task = own == NONE ? nobodys(level) : own;
            if (task != NONE) {
                return task;
            }
        }
        return NONE;
    }

    private int nobodys() {
        for (int level = 0; level < levels.count(); level++) {
            int task = nobodys(level);
            if (task != NONE) {
                return task;
            }
        }
        return NONE;
    }

    private int nobodys(int level) {
        if (!shared[level].isEmpty()) {
            return shared[level].poll();
        }
        return roots[level].isEmpty() ? NONE : roots[level].poll();
    }

    private int steal() {
        for (int level = 0; level < levels.count(); level++) {
            int task = deques.steal(level, random);
            if (task != NONE) {
                steals++;
                return task;
            }
        }
        return NONE;
    }

    private void ready(int task) {
        if (record != null) {
            record.ready(task, now);
        }
    }

    private void start(int task, int lane) {
        if (record != null) {
            record.start(task, lane, now);
        }
    }

    private void begin(int task, int lane) {
        start(task, lane);
        running.add(now + nanos[task], pair(task, lane));
    }

    private static long pair(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }

    /** The priorities that the tasks of a graph have, as levels from 0 for the highest. */
    private static final class PriorityLevels {
        private static final int PRIORITIES = 10;

        private final TaskGraph graph;
        private final int[] levels = new int[PRIORITIES];
        private final int count;

        PriorityLevels(TaskGraph graph) {
            this.graph = graph;
            boolean[] present = new boolean[PRIORITIES];
            for (int task = 0; task < graph.size(); task++) {
                present[graph.priority(task)] = true;
            }
            int next = 0;
            for (int priority = PRIORITIES - 1; priority >= 0; priority--) {
                levels[priority] = next;
                next += present[priority] ? 1 : 0;
            }
            count = Math.max(1, next);
        }

        int count() {
            return count;
        }

        int of(int task) {
            return count == 1 ? 0 : levels[graph.priority(task)];
        }
    }
}

package makespan.runtime;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import makespan.device.DeviceKind;
import makespan.graph.Task;
import makespan.graph.TaskBody;
import makespan.graph.TaskContext;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;

/**
 * A random graph whose bodies check, while they run, that they run at the right time and get the right values, and count
 * how often they ran. The value of a task is a function of the values of its inputs, known beforehand.
 */
final class RandomGraph {
    /**
     * What bodies do besides.
     *
     * @param failureShare how many tasks fail with each try
     * @param priorities how many
     * @param habits what some of the tasks have to do with others
     */
    record Disturbance(boolean delays, double failureShare, int priorities, Set<Habit> habits) {
        static final Disturbance NONE = new Disturbance(false, 0, 1, Set.of());
    }

    /** What one in ten tasks does, and what makes the scheduler's work harder. */
    enum Habit {
        /** Runs on the I/O lane. */
        IO,
        /** Fails with the first tries, but not with the last. */
        RETRY,
        /** Waits for an earlier task, which need not be a predecessor. */
        AWAIT,
        /** Forks subtasks. */
        FORK,
        /** Holds a part of a resource. */
        NEED
    }

    private static final int SLOTS = 3;

    private final Disturbance disturbance;
    private final TaskGraph graph;
    private final AtomicIntegerArray tries;
    private final AtomicIntegerArray running;
    private final AtomicIntegerArray ended;
    private final AtomicInteger locks = new AtomicInteger();
    private final AtomicInteger slots = new AtomicInteger();
    private final long[] expected;
    private final long seed;

    RandomGraph(int tasks, long seed, Disturbance disturbance) {
        this.seed = seed;
        this.disturbance = disturbance;
        Random random = new Random(seed);
        tries = new AtomicIntegerArray(tasks);
        running = new AtomicIntegerArray(tasks);
        ended = new AtomicIntegerArray(tasks);
        expected = new long[tasks];
        TaskGraphBuilder builder = TaskGraph.builder("random " + seed);
        if (disturbance.habits().contains(Habit.NEED)) {
            builder.resource("lock", 1).resource("slots", SLOTS);
        }
        double edgesPerTask = 4 * random.nextDouble();
        int reach = 1 + random.nextInt(tasks); // small: long and thin; large: short and wide
        for (int task = 0; task < tasks; task++) {
            builder.add(spec(task, random, edgesPerTask, reach));
        }
        graph = builder.build();
        for (int task : graph.topologicalOrder()) {
            expected[task] = task;
            for (int k = 0; k < graph.inputCount(task); k++) {
                expected[task] = mix(expected[task], expected[graph.input(task, k)]);
            }
        }
    }

    private TaskSpec spec(int task, Random random, double edgesPerTask, int reach) {
        int wanted = task == 0 ? 0 : (int) Math.round(2 * edgesPerTask * random.nextDouble());
        String[] names = new String[wanted];
        for (int k = 0; k < wanted; k++) {
            names[k] = "t" + (task - 1 - random.nextInt(Math.min(task, reach)));
        }
        int inputs = random.nextInt(wanted + 1);
        TaskBody body = this::execute;
        TaskSpec spec = TaskSpec.of("t" + task, body)
                .withInputs(Arrays.copyOf(names, inputs))
                .withAfter(Arrays.copyOfRange(names, inputs, wanted))
                .withPriority(random.nextInt(disturbance.priorities()))
                .withTries(1 + (has(Habit.RETRY, task) ? retries(task) : 0))
                .withDevice(has(Habit.IO, task) ? DeviceKind.IO : DeviceKind.CPU);
        if (!has(Habit.NEED, task)) {
            return spec;
        }
        return random.nextBoolean() ? spec.withNeed("lock", 1) : spec.withNeed("slots", 1 + random.nextInt(2));
    }

    private boolean has(Habit habit, int task) {
        return disturbance.habits().contains(habit)
                && Math.floorMod(mix(seed + habit.name().hashCode(), task), 10) == 0;
    }

    private int retries(int task) {
        return 1 + task % 2;
    }

    /** Returns how many tries of a task fail: all, if it is one that fails. */
    int failingTries(int task) {
        return has(Habit.RETRY, task) ? retries(task) + (fails(task) ? 1 : 0) : fails(task) ? 1 : 0;
    }

    TaskGraph graph() {
        return graph;
    }

    @Override
    public String toString() {
        return graph + " with " + disturbance;
    }

    /** Forgets the counts, for the next run. */
    void reset() {
        for (int task = 0; task < tries.length(); task++) {
            tries.set(task, 0);
            ended.set(task, 0);
        }
    }

    /** Returns how often the body of a task was begun. */
    int tries(int task) {
        return tries.get(task);
    }

    /** Returns whether the last try of a task came to its end. */
    boolean ended(int task) {
        return ended.get(task) == 1;
    }

    long expected(int task) {
        return expected[task];
    }

    private Object execute(TaskContext context) throws Exception {
        int task = context.task().index();
        check(running.getAndSet(task, 1) == 0, task, "runs twice at once");
        check(!ended(task), task, "ran again");
        int lock = context.task().needs().getOrDefault("lock", 0);
        int some = context.task().needs().getOrDefault("slots", 0);
        check(locks.addAndGet(lock) <= 1 && slots.addAndGet(some) <= SLOTS, task, "holds what others hold");
        try {
            return tryOnce(context, task, tries.incrementAndGet(task));
        } finally {
            locks.addAndGet(-lock);
            slots.addAndGet(-some);
            running.set(task, 0);
        }
    }

    private Object tryOnce(TaskContext context, int task, int count) throws Exception {
        for (int k = 0; k < graph.predecessorCount(task); k++) {
            check(ended(graph.predecessor(task, k)), task, "ran before a predecessor had ended");
        }
        long value = valueOf(context, task);
        disturb(context, task);
        if (count <= failingTries(task)) {
            throw new PlannedFailure();
        }
        ended.set(task, 1);
        return value;
    }

    private long valueOf(TaskContext context, int task) {
        long value = task;
        for (int k = 0; k < context.inputCount(); k++) {
            if (!(context.input(k) instanceof Long input)) {
                throw new AssertionError("task " + task + " has no input " + k);
            }
            value = mix(value, input);
        }
        check(value == expected[task], task, "got wrong values");
        return value;
    }

    private void disturb(TaskContext context, int task) throws Exception {
        if (disturbance.delays()) {
            delay(mix(seed, task));
        }
        if (has(Habit.FORK, task)) {
            Sum sum = new Sum(0, 60);
            sum.compute(context);
            check(sum.total == 60 * 59 / 2, task, "lost a subtask");
        }
        if (task > 0 && has(Habit.AWAIT, task) && !has(Habit.NEED, task)) {
            awaitEarlier(context, graph.task(Math.floorMod(mix(seed, task), task)));
        }
    }

    private void awaitEarlier(TaskContext context, Task earlier) throws InterruptedException {
        try {
            check(
                    Objects.equals(context.await(earlier), expected[earlier.index()]),
                    earlier.index(),
                    "was not awaited");
        } catch (IllegalStateException e) { // it failed, or a task before it did, or it is not tried again
            check(
                    disturbance.failureShare() > 0 || context.cancelled(),
                    earlier.index(),
                    "cannot be awaited: " + e.getMessage());
        }
    }

    private static void check(boolean right, int task, String wrong) {
        if (!right) {
            throw new AssertionError("task " + task + " " + wrong);
        }
    }

    boolean fails(int task) {
        return new Random(mix(seed, task)).nextDouble() < disturbance.failureShare();
    }

    /** A delay of another length and kind in every run. */
    @SuppressWarnings("ThreadPriorityCheck") // disturbs on purpose
    private static void delay(long salt) {
        long choice = mix(salt, System.nanoTime()) & 63;
        if (choice < 20) {
            for (int i = 0; i < choice * 10; i++) {
                Thread.onSpinWait();
            }
        } else if (choice < 24) {
            Thread.yield();
        } else if (choice == 24) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(20));
        }
    }

    private static long mix(long a, long b) {
        long z = (a * 31 + b) * 0x9E3779B97F4A7C15L;
        return z ^ (z >>> 29);
    }

    /** Adds numbers up by halves. */
    private static final class Sum extends Subtask {
        private final int from;
        private final int to;
        private int total;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute(TaskContext context) throws Exception {
            if (to - from == 1) {
                total = from;
                delay(from);
                return;
            }
            int middle = (from + to) >>> 1;
            Sum left = new Sum(from, middle);
            Sum right = new Sum(middle, to);
            left.fork(context);
            right.compute(context);
            left.join(context);
            total = left.total + right.total;
        }
    }

    static final class PlannedFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PlannedFailure() {
            super("planned", null, false, false);
        }
    }
}

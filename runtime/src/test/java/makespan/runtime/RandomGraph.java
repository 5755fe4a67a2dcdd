package makespan.runtime;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import makespan.device.DeviceKind;
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
    /** What bodies do besides. */
    record Disturbance(boolean delays, double failureShare, boolean ioTasks, int priorities) {
        static final Disturbance NONE = new Disturbance(false, 0, false, 1);
    }

    private final Disturbance disturbance;
    private final TaskGraph graph;
    private final AtomicIntegerArray runs;
    private final long[] expected;
    private final long seed;

    RandomGraph(int tasks, long seed, Disturbance disturbance) {
        this.seed = seed;
        this.disturbance = disturbance;
        Random random = new Random(seed);
        runs = new AtomicIntegerArray(tasks);
        expected = new long[tasks];
        TaskGraphBuilder builder = TaskGraph.builder("random " + seed);
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
        return TaskSpec.of("t" + task, body)
                .withInputs(Arrays.copyOf(names, inputs))
                .withAfter(Arrays.copyOfRange(names, inputs, wanted))
                .withPriority(random.nextInt(disturbance.priorities()))
                .withDevice(disturbance.ioTasks() && random.nextInt(10) == 0 ? DeviceKind.IO : DeviceKind.CPU);
    }

    TaskGraph graph() {
        return graph;
    }

    /** Forgets the counts, for the next run. */
    void reset() {
        for (int task = 0; task < runs.length(); task++) {
            runs.set(task, 0);
        }
    }

    int runs(int task) {
        return runs.get(task);
    }

    long expected(int task) {
        return expected[task];
    }

    private Object execute(TaskContext context) {
        int task = context.task().index();
        if (runs.incrementAndGet(task) != 1) {
            throw new AssertionError("task " + task + " ran again");
        }
        for (int k = 0; k < graph.predecessorCount(task); k++) {
            if (runs.get(graph.predecessor(task, k)) != 2) {
                throw new AssertionError("task " + task + " ran before " + graph.predecessor(task, k) + " ended");
            }
        }
        long value = task;
        for (int k = 0; k < context.inputCount(); k++) {
            if (!(context.input(k) instanceof Long input)) {
                throw new AssertionError("task " + task + " has no input " + k);
            }
            value = mix(value, input);
        }
        if (value != expected[task]) {
            throw new AssertionError("task " + task + " got wrong values");
        }
        if (disturbance.delays()) {
            delay(mix(seed, task));
        }
        if (fails(task)) {
            throw new PlannedFailure();
        }
        runs.incrementAndGet(task); // 2: has ended
        return value;
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

    static final class PlannedFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PlannedFailure() {
            super("planned", null, false, false);
        }
    }
}

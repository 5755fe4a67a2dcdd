package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.device.ElementType;
import makespan.device.Emulation;
import makespan.device.Platform;
import makespan.device.ProcessorGroup;
import makespan.device.ProcessorLink;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.graph.Variant;
import makespan.schedule.PlacementRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random graphs over data in three memories: two of them small, one only reached by way of home. The oracle is the same
 * tasks one after the other.
 */
@Tag("stress")
class CoherenceStressTest {
    private static final long SEED = 20261127;
    private static final int LENGTH = 64;
    private static final double SECONDS = Double.parseDouble(System.getProperty("makespan.stress.seconds", "5"));

    /** What a task does with its data, which are lanes of ints. */
    private record Step(List<Access> accesses, int salt) {
        /** Mixes what is read into what is written, so that the order and the version of each matter. */
        void compute(List<int[]> arrays) {
            int sum = salt;
            for (int k = 0; k < arrays.size(); k++) {
                if (accesses.get(k).mode().reads()) {
                    for (int value : arrays.get(k)) {
                        sum = 31 * sum + value;
                    }
                }
            }
            for (int k = 0; k < arrays.size(); k++) {
                if (accesses.get(k).mode().writes()) {
                    int[] array = arrays.get(k);
                    for (int i = 0; i < array.length; i++) {
                        array[i] = (accesses.get(k).mode().reads() ? 17 * array[i] : 0) + sum + i;
                    }
                }
            }
        }
    }

    @Test
    void aRunOnThreeMemoriesYieldsWhatTheSequentialRunYields() throws InterruptedException {
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        AtomicLong transfers = new AtomicLong();
        long runs = 0;
        for (long seed = SEED; runs < 30 || System.nanoTime() < end; seed++, runs++) {
            check(seed, transfers);
        }
        System.out.println("coherence: " + runs + " random graphs from seed " + SEED + ", " + transfers + " transfers");
        assertTrue(transfers.get() > runs, "the graphs must make data move");
    }

    private static void check(long seed, AtomicLong transfers) throws InterruptedException {
        Random random = new Random(seed);
        int handles = 2 + random.nextInt(6);
        List<DataHandle> data = new ArrayList<>();
        List<int[]> expected = new ArrayList<>();
        for (int h = 0; h < handles; h++) {
            boolean temporary = random.nextInt(4) == 0;
            int[] home = random.ints(LENGTH).toArray();
            data.add(temporary ? DataHandle.temporary("t" + h, ElementType.INT, LENGTH) : DataHandle.of("d" + h, home));
            expected.add(temporary ? new int[LENGTH] : home.clone());
        }
        List<Step> steps = new ArrayList<>();
        for (int s = 0; s < 1 + random.nextInt(40); s++) {
            steps.add(step(random, data));
        }
        for (Step step : steps) {
            step.compute(step.accesses().stream()
                    .map(access -> expected.get(data.indexOf(access.data())))
                    .toList());
        }

        PlacementRule rule = List.of(PlacementRule.values()).get(random.nextInt(3));
        boolean unlimited = random.nextBoolean();
        Platform platform = platform(random, unlimited);
        String what = "seed " + seed + ", " + rule.label();
        RunResult result;
        try (WorkStealingRuntime runtime =
                WorkStealingRuntime.withWorkers(1 + random.nextInt(2), Emulation.of(platform))) {
            Run run = runtime.start(graph(steps, random), RunOptions.defaults().withPlacement(rule));
            assertTrue(run.await(Duration.ofSeconds(30)), what + ": stuck at " + run.progress());
            result = run.await();
        }

        assertEquals(RunResult.Status.COMPLETED, result.status(), () -> what + ": " + result.failures());
        for (int h = 0; h < handles; h++) {
            if (!data.get(h).isTemporary()) {
                assertArrayEquals(expected.get(h), (int[]) data.get(h).array(), what + ", data " + h);
            }
        }
        transfers.addAndGet(result.trace().devices().transfers().size());
        TransferAudit.check(result, unlimited, what);
    }

    private static Step step(Random random, List<DataHandle> data) {
        List<Access> accesses = new ArrayList<>();
        List<DataHandle> left = new ArrayList<>(data);
        int count = 1 + random.nextInt(Math.min(3, data.size()));
        for (int a = 0; a < count; a++) {
            DataHandle handle = left.remove(random.nextInt(left.size()));
            accesses.add(new Access(handle, List.of(Access.Mode.values()).get(random.nextInt(3))));
        }
        return new Step(accesses, random.nextInt());
    }

    /** Memories of three to eight data each; those of x reach each other, y is reached by way of the CPU. */
    private static Platform platform(Random random, boolean unlimited) {
        long bytes = unlimited ? 1 << 20 : LENGTH * 4L;
        List<ProcessorGroup> groups = List.of(
                new ProcessorGroup("cpu", "cpu", 1, 1, 0),
                new ProcessorGroup("x", "gpu", 1 + random.nextInt(2), 1, bytes * (3 + random.nextInt(3))),
                new ProcessorGroup("y", "npu", 1, 1, bytes * (3 + random.nextInt(6))));
        double bandwidth = random.nextBoolean() ? 1e12 : 1e7;
        return new Platform(
                groups,
                List.of(new ProcessorLink("cpu", "x", bandwidth, 0), new ProcessorLink("cpu", "y", bandwidth, 1e-5)));
    }

    private static TaskGraph graph(List<Step> steps, Random random) {
        TaskGraphBuilder builder = TaskGraph.builder("random");
        for (int s = 0; s < steps.size(); s++) {
            Step step = steps.get(s);
            TaskBody body = context -> {
                List<int[]> arrays = new ArrayList<>();
                for (int k = 0; k < context.dataCount(); k++) {
                    arrays.add((int[]) context.data(k));
                }
                step.compute(arrays);
                return null;
            };
            List<Variant> variants = new ArrayList<>();
            for (String target : List.of("cpu", "gpu", "npu")) {
                if (random.nextInt(3) != 0) {
                    variants.add(Variant.of(target, body));
                }
            }
            if (variants.isEmpty()) {
                variants.add(Variant.of(random.nextBoolean() ? "cpu" : "io", body));
            }
            builder.add(
                    TaskSpec.of("s" + s, TaskBody.EMPTY).withVariants(variants).withAccesses(step.accesses()));
        }
        return builder.build();
    }
}

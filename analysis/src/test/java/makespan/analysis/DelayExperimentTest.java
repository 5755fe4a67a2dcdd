package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskSpec;
import makespan.runtime.TaskFailedException;
import makespan.runtime.WorkStealingRuntime;
import makespan.simulate.Simulator;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class DelayExperimentTest {
    /** 'a' of 10 ms and 'b' of 2 ms side by side, then 'c' of 10 ms: delays of 'b' do not matter on two workers. */
    private static TaskGraph fork(TaskBody a, TaskBody b, TaskBody c) {
        return TaskGraph.builder("fork")
                .add("a", a)
                .add("b", b)
                .add("c", c, "a", "b")
                .build();
    }

    private static final TaskGraph FORK = fork(TaskBody.EMPTY, TaskBody.EMPTY, TaskBody.EMPTY);
    private static final double[] SECONDS = {0.010, 0.002, 0.010};

    /** A machine that does what the simulator says, but for a factor on all delays. */
    private static DelayedRuns machine(double reality, List<String> log) {
        return (delayed, nanos) -> {
            log.add(delayed + " " + nanos / 1000);
            double[] seconds = SECONDS.clone();
            delayed.forEach(task -> seconds[task] += reality * nanos / 1e9);
            return Simulator.run(FORK, seconds, 2);
        };
    }

    private static DelayStudy study(double reality) throws InterruptedException {
        return DelayExperiment.of(FORK)
                .workers(2)
                .repeats(3)
                .runs(machine(reality, new ArrayList<>()))
                .measure();
    }

    @Test
    void onAMachineLikeTheSimulatorEveryPredictionHolds() throws InterruptedException {
        DelayStudy study = study(1);
        assertEquals(
                List.of(
                        "'a': predicted +25 %, measured +25 % [+25 %, +25 %]: holds",
                        "'c': predicted +25 %, measured +25 % [+25 %, +25 %]: holds",
                        "'b': predicted 0 %, measured 0 % [0 %, 0 %]: holds"),
                study.checks().stream().map(DelayStudy.Check::sentence).toList());
        assertEquals("3 of 3 predictions by replay hold", study.sentence());
        assertEquals(0.020, study.makespan(), 1e-12);
        assertEquals(0.020, study.replayed(), 1e-12);
        assertEquals(0.005, study.checks().get(0).delay(), 1e-12);
    }

    @Test
    void onAMachineThatMakesDelaysWorseThePredictionFails() throws InterruptedException {
        DelayStudy study = study(2);
        assertEquals(
                "'a': predicted +25 %, measured +50 % [+50 %, +50 %]: does not hold",
                study.checks().get(0).sentence());
        assertEquals("1 of 3 predictions by replay holds, 2 do not", study.sentence());
    }

    @Test
    void anIntervalWiderThanThePredictionDecidesNothing() {
        assertEquals(DelayStudy.Verdict.UNDECIDED, verdict(0.12, 1.08, 0.95, 1.20));
        assertEquals(DelayStudy.Verdict.HOLDS, verdict(0.12, 1.11, 1.09, 1.14));
        assertEquals(DelayStudy.Verdict.HOLDS, verdict(0, 1.0, 0.98, 1.02));
        assertEquals(DelayStudy.Verdict.UNDECIDED, verdict(0, 1.0, 0.9, 1.1));
        assertEquals(DelayStudy.Verdict.HOLDS, verdict(0.12, 1.135, 1.128, 1.14), "less than a point beside it");
        assertEquals(DelayStudy.Verdict.FAILS, verdict(0.12, 1.15, 1.14, 1.16));
        assertEquals(
                "'k': predicted +12 %, measured +8 % [−5 %, +20 %]: too noisy to tell",
                new DelayStudy.Check("k", 1, 1, 0.12, new RatioInterval(1.08, 0.95, 1.2)).sentence());
    }

    private static DelayStudy.Verdict verdict(double predicted, double ratio, double low, double high) {
        return new DelayStudy.Check("k", 1, 1, predicted, new RatioInterval(ratio, low, high)).verdict();
    }

    @Test
    void afterAWarmUpKindsAndUndisturbedRunsTakeTurns() throws InterruptedException {
        List<String> log = new ArrayList<>();
        List<String> told = new ArrayList<>();
        DelayExperiment.of(FORK)
                .workers(2)
                .repeats(4)
                .kinds(2)
                .delay(0.1)
                .runs(machine(1, log))
                .progress((done, total, kind) -> told.add(done + "/" + total + " " + kind))
                .measure();
        assertEquals(List.of("[] 0", "[] 0"), log.subList(0, 2));
        for (int round = 0; round < 4; round++) {
            assertEquals(
                    List.of("[0] 1000", "[2] 1000", "[] 0"),
                    log.subList(2 + 3 * round, 5 + 3 * round).stream().sorted().toList());
        }
        assertEquals(14, log.size());
        assertEquals(List.of("0/0 ", "1/0 "), told.subList(0, 2));
        assertTrue(told.get(13).startsWith("13/14 "), told.get(13));
    }

    @Test
    void aReplayThatIsFarOffIsSaid() {
        DelayStudy study = new DelayStudy(FORK, 4, 3, 2, 0.100, 0.080, List.of());
        assertEquals("nothing to verify: the tasks took no measurable time", study.sentence());
        assertEquals(
                List.of(
                        "measured on 4 workers: 3 undisturbed runs and 3 with each kind delayed, in random order; 95 %"
                                + " intervals by bootstrap, one of twenty misses by chance",
                        "the replay of the undisturbed run is off by −20 %: its predictions are of another program than"
                                + " the one measured; a quieter machine or larger tasks help",
                        "the workers shared 2 processors: a delay of one task delays others too"),
                study.notes());
    }

    @Test
    void onARealRuntimeTheDelayedTasksReallyTakeLonger() throws InterruptedException {
        TaskBody spin = context -> {
            long end = System.nanoTime() + 1_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return 7;
        };
        TaskGraph graph = TaskGraph.builder("real")
                .add("a", spin)
                .add("b", context -> "" + context.input(0), "a")
                .add(TaskSpec.of("read", TaskBody.EMPTY).withAfter("b").withDevice(DeviceKind.IO))
                .build();
        DelayStudy study = DelayExperiment.of(graph)
                .workers(1)
                .repeats(3)
                .kinds(1)
                .delay(10)
                .measure();
        DelayStudy.Check check = study.checks().get(0);
        assertEquals("a", check.kind());
        assertTrue(check.delay() >= 0.010, "ten times a task of at least 1 ms");
        assertTrue(study.makespan() >= 0.001);
    }

    @Test
    void aDelayedTaskTakesItsDelayAndYieldsItsValue() throws InterruptedException {
        TaskGraph graph = fork(context -> 1, context -> 2, context -> "" + context.input(0) + context.input(1));
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            Trace trace = DelayedRuns.on(runtime, graph).run(List.of(1, 2), 3_000_000);
            assertTrue(trace.event(1).orElseThrow().durationNanos() >= 3_000_000);
            assertTrue(trace.event(2).orElseThrow().durationNanos() >= 3_000_000);
        }
    }

    @Test
    void aTaskThatFailsEndsTheExperiment() {
        TaskGraph graph = fork(context -> 1, TaskBody.EMPTY, context -> {
            throw new IllegalStateException("broken");
        });
        assertThrows(
                TaskFailedException.class,
                () -> DelayExperiment.of(graph).workers(1).measure());
    }

    @Test
    void anInterruptEndsTheExperiment() {
        List<String> log = new ArrayList<>();
        DelayedRuns interrupted = (delayed, nanos) -> {
            if (log.size() == 3) {
                throw new InterruptedException();
            }
            return machine(1, log).run(delayed, nanos);
        };
        assertThrows(
                InterruptedException.class,
                () -> DelayExperiment.of(FORK).workers(2).runs(interrupted).measure());
    }

    @Test
    void whatIsAskedIsChecked() {
        DelayExperiment experiment = DelayExperiment.of(FORK);
        assertEquals("workers must be between 1 and 256, but was 0", message(() -> experiment.workers(0)));
        assertEquals("repeats must be between 3 and 1000000, but was 2", message(() -> experiment.repeats(2)));
        assertEquals("kinds must be between 1 and 100, but was 0", message(() -> experiment.kinds(0)));
        assertEquals(
                "the delay must be above 0 and at most 10 times the median time of a kind's tasks, but was 0.0",
                message(() -> experiment.delay(0)));
        assertEquals("graph 'none' has no tasks to measure", message(() -> {
            try {
                DelayExperiment.of(TaskGraph.builder("none").build()).measure();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
    }

    private static String message(Runnable call) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}

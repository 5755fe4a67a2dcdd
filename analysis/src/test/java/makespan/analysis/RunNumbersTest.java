package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import makespan.analysis.RealisedPath.Cause;
import makespan.analysis.RealisedPath.Step;
import makespan.graph.TaskGraph;
import makespan.trace.Lane;
import makespan.trace.SchedulerCounters;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class RunNumbersTest {
    /** Two workers; c waits for its worker, d for c; a scheduling gap of 5 ms before b. */
    private final RunAnalysis run = Runs.onWorkers(2)
            .ran("a", 0, 0, 0, 40)
            .ran("b", 1, 0, 5, 25)
            .ran("c", 0, 25, 40, 70, "b")
            .ran("d", 1, 70, 72, 80, "c")
            .analysed();

    @Test
    void theRealisedPathTellsADependencyFromABusyWorker() {
        assertEquals(
                List.of(
                        new Step(0, Cause.ROOT, 0),
                        new Step(2, Cause.WORKER_BUSY, 0),
                        new Step(3, Cause.DEPENDENCY, 0.002)),
                run.realisedPath().steps());
        assertEquals(List.of(1, 2, 3), run.criticalPath().tasks());
    }

    @Test
    void aWorkerThatWasFreeInTimeIsNotBlamed() {
        RunAnalysis late = Runs.onWorkers(2)
                .ran("a", 0, 0, 0, 30)
                .ran("b", 1, 0, 0, 20)
                .ran("c", 1, 30, 35, 50, "a")
                .analysed();

        assertEquals(
                List.of(new Step(0, Cause.ROOT, 0), new Step(2, Cause.DEPENDENCY, 0.005)),
                late.realisedPath().steps());
    }

    @Test
    void aTaskThatStartsLateForNoReasonIsARootWithAWait() {
        assertEquals(
                List.of(new Step(0, Cause.ROOT, 0.007)),
                Runs.onWorkers(1).ran("a", 0, 0, 7, 9).analysed().realisedPath().steps());
    }

    @Test
    void everyInstantOfEveryWorkerIsExplained() {
        // 2 × 80 ms. Work 40 + 20 + 30 + 8. Worker 1: ready b until 5; c is ready from 25, but for the busy worker 0's
        // sake counts as the scheduler's; 40 to 70 nothing is ready; 70 to 72 d is. Worker 0: 70 to 72 starved, then
        // tail.
        TimeBreakdown time = run.breakdown();

        assertEquals(0.098, time.work(), 1e-12);
        assertEquals(0.005 + 0.015 + 0.002, time.scheduler(), 1e-12);
        assertEquals(0.030 + 0.002, time.starved(), 1e-12);
        assertEquals(0, time.blocked());
        assertEquals(0.008, time.tail(), 1e-12);
        assertEquals(0.160, time.total(), 1e-12);
        assertEquals(0.6125, run.utilisation(), 1e-12);
        assertEquals(
                1, time.shares().values().stream().mapToDouble(share -> share).sum(), 1e-12);
    }

    @Test
    void workersThatOnlyWaitForInputAreBlocked() {
        TimeBreakdown time = Runs.onWorkers(2)
                .ioLane()
                .ran("fetch", 2, 0, 10, 50)
                .ran("parse", 0, 50, 50, 90, "fetch")
                .ran("flush", 2, 90, 90, 100, "parse")
                .analysed()
                .breakdown();

        assertEquals(new TimeBreakdown(0.040, 0.040, 0, 0.120, 0, 0.200), time);
    }

    /** On one worker, a took 30 and b 40, c 10 and the I/O task 1: a was 10 slower, b and c were not. */
    @Test
    void whatTasksTakeLongerThanOnOneWorkerIsContention() {
        Runs runs = Runs.onWorkers(2)
                .ioLane()
                .ran("a", 0, 0, 0, 40)
                .ran("b", 1, 0, 0, 40)
                .ran("c", 0, 40, 40, 45, "a")
                .ran("io", 2, 0, 0, 50);
        TimeBreakdown whole = runs.analysed().breakdown();
        RunAnalysis run = runs.analysed(new double[] {0.030, 0.040, 0.010, 0.001});

        assertEquals(new TimeBreakdown(0.085, 0, 0, 0.010, 0.005, 0.100), whole);
        assertEquals(0.075, run.breakdown().work(), 1e-12);
        assertEquals(0.010, run.breakdown().contention(), 1e-12);
        assertEquals(0.005, run.breakdown().tail());
        assertEquals(0.85, run.utilisation(), 1e-12);
        assertEquals(0.1, run.breakdown().shares().getOrDefault("contention", 0.0), 1e-12);
    }

    @Test
    void contentionNeedsOneTimePerTask() {
        Runs runs = Runs.onWorkers(1).ran("a", 0, 0, 0, 40);

        assertEquals(
                "there must be one time per task: 1 tasks, but 2 times",
                assertThrows(IllegalArgumentException.class, () -> runs.analysed(new double[2]))
                        .getMessage());
    }

    @Test
    void bodiesThatShareAWorkerWhileOneWaitsCountOnce() {
        RunAnalysis nested = Runs.onWorkers(1)
                .ran("outer", 0, 0, 0, 100)
                .ran("inner", 0, 0, 20, 60)
                .analysed();

        assertEquals(new TimeBreakdown(0.100, 0, 0, 0, 0, 0.100), nested.breakdown());
        assertEquals(List.of(new Step(0, Cause.ROOT, 0)), nested.realisedPath().steps());
    }

    @Test
    void boundsHoldForTheRunAndSayHowGoodItIsAtLeast() {
        assertEquals(new Bounds(0.049, 0.058, 0.058, 0.049 + 0.029, 2), rounded(run.bounds()));
        assertEquals(0.725, run.bounds().efficiencyAtLeast(run.makespan()), 1e-9);
        assertEquals(1, Bounds.of(new WorkSpan(0, 0), 4).efficiencyAtLeast(0));
    }

    @Test
    void kindsAreSummedUpTheCostliestFirst() {
        RunAnalysis kinds = Runs.onWorkers(1)
                .ran("parse 1", 0, 0, 0, 10)
                .ran("load", 0, 0, 10, 40)
                .ran("parse 2", 0, 0, 40, 70)
                .analysed();

        assertEquals(
                List.of(
                        new KindSummary("parse", 2, 0.040, 0.040 / 0.070, 0.020, 0.030),
                        new KindSummary("load", 1, 0.030, 0.030 / 0.070, 0.030, 0.030)),
                kinds.kinds());
    }

    @Test
    void aTraceWithoutWorkersOrEventsHasNumbersToo() {
        TaskGraph graph = TaskGraph.builder("g").build();
        Trace nothing = new Trace(Trace.Origin.IMPORTED, List.<Lane>of(), 0, List.of(), SchedulerCounters.NONE);

        RunAnalysis empty = RunAnalysis.of(graph, nothing);

        assertEquals(0, empty.makespan());
        assertEquals(0, empty.speedup());
        assertEquals(0, empty.utilisation());
        assertEquals(new TimeBreakdown(0, 0, 0, 0, 0, 0), empty.breakdown());
        assertEquals(List.of(), empty.realisedPath().steps());
    }

    @Test
    void aTraceOfAnotherGraphIsRefused() {
        TaskGraph graph = TaskGraph.builder("g").build();

        assertEquals(
                "the trace must be of the graph 'g' of 0 tasks, but is of one of 4",
                assertThrows(IllegalArgumentException.class, () -> RunAnalysis.of(graph, run.trace()))
                        .getMessage());
    }

    private static Bounds rounded(Bounds bounds) {
        return new Bounds(
                Math.round(bounds.workLaw() * 1e9) / 1e9,
                Math.round(bounds.spanLaw() * 1e9) / 1e9,
                Math.round(bounds.lower() * 1e9) / 1e9,
                Math.round(bounds.greedyUpper() * 1e9) / 1e9,
                bounds.workers());
    }
}

package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import makespan.generate.Cholesky;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;
import makespan.trace.Outcome;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    /** 'a' and 'b' side by side, 40 ms and 20 ms, then 'c' of 30 ms: 70 ms on two workers. */
    private static Runs pipeline() {
        return Runs.onWorkers(2).ran("a", 0, 0, 0, 40).ran("b", 1, 0, 0, 20).ran("c", 0, 40, 40, 70, "a", "b");
    }

    @Test
    void aFasterTaskShortensTheRunUntilAnotherOneLimitsIt() {
        WhatIfStudy study = WhatIf.of(pipeline().analysed()).faster("a", 4).predict();
        WhatIfStudy.Prediction prediction = study.prediction().orElseThrow();
        assertEquals(0.050, prediction.after().makespan(), 1e-12);
        assertEquals(0.070 / 0.050, prediction.speedup(), 1e-12);
        assertEquals(0.0, study.error().orElseThrow(), 1e-12);
        assertEquals(Trace.Origin.SIMULATED, prediction.after().trace().origin());
        assertEquals(
                "'a' 4× faster: 50 ms by replay, 29 % less, 1.4× faster; a replay of the run as it was is exact (70 ms,"
                        + " measured 70 ms)",
                study.sentence());
    }

    @Test
    void changesMultiplyAndAreSaidInTheirOrder() {
        WhatIfStudy study = WhatIf.of(pipeline().analysed())
                .faster("a", 2)
                .faster("a", 2)
                .without("c")
                .workers(64)
                .workers(1)
                .predict();
        assertEquals(0.030, study.prediction().orElseThrow().after().makespan(), 1e-12);
        assertEquals(
                "'a' 2× faster, 'a' 2× faster, without 'c', on 1 worker: 30 ms by replay, 57 % less, 2.3× faster; a"
                        + " replay of the run as it was is exact (70 ms, measured 70 ms)",
                study.sentence());
    }

    @Test
    void slowerTasksAndThoseThatDoNotMatter() {
        assertEquals(
                "'c' at 0.5 of the speed: 100 ms by replay, 43 % more, slower; a replay of the run as it was is exact"
                        + " (70 ms, measured 70 ms)",
                WhatIf.of(pipeline().analysed()).faster("c", 0.5).predict().sentence());
        assertEquals(
                "without 'b': 70 ms by replay, no faster; a replay of the run as it was is exact (70 ms, measured 70"
                        + " ms)",
                WhatIf.of(pipeline().analysed()).without("b").predict().sentence());
    }

    @Test
    void aKindMeansAllItsTasksAndATaskGoesBeforeAKindOfItsName() {
        RunAnalysis run = Runs.onWorkers(1)
                .ran("t 1", 0, 0, 0, 10)
                .ran("t 2", 0, 0, 10, 30)
                .ran("u", 0, 0, 30, 40)
                .analysed();
        assertEquals(List.of(0, 1), WhatIf.named(run.graph(), "t"));
        assertEquals(List.of(2), WhatIf.named(run.graph(), "u"));
        assertEquals(
                "the 2 't' tasks 3× faster: 20 ms by replay, 50 % less, 2.0× faster; a replay of the run as it was is"
                        + " exact (40 ms, measured 40 ms)",
                WhatIf.of(run).faster("t", 3).predict().sentence());
    }

    @Test
    void theCurveEndsWhereMoreWorkersBringNothing() {
        RunAnalysis run = measured(Cholesky.graph(6), 2);
        List<WhatIfStudy.Point> curve =
                WhatIf.of(run).predict().prediction().orElseThrow().curve();
        assertEquals(2, curve.get(0).workers());
        assertEquals(run.makespan(), curve.get(0).before(), 1e-9);
        WhatIfStudy.Point last = curve.get(curve.size() - 1);
        assertEquals(run.workSpan().span(), last.before(), 1e-9);
        for (WhatIfStudy.Point point : curve) {
            assertEquals(
                    Simulator.makespan(run.graph(), run.seconds(), point.workers(), ListPolicy.HLFET),
                    point.before(),
                    1e-12);
            assertEquals(point.before(), point.after(), 1e-12);
        }
    }

    /** Oracle: with as many workers as tasks, a list schedule is the span, so that what a free task saves is its drag. */
    @Test
    void withoutALimitOfWorkersAFreeTaskSavesItsDrag() {
        for (long seed = 0; seed < 50; seed++) {
            TaskGraph graph = RandomGraphs.of(12, 0.3, 0, seed);
            double[] seconds = RandomGraphs.seconds(graph, seed);
            RunAnalysis run = RunAnalysis.of(graph, Simulator.run(graph, seconds, 12));
            if (run.makespan() == 0) {
                continue;
            }
            double[] drag = Drag.of(graph, seconds);
            for (Ranking.Gain gain : WhatIf.of(run)
                    .predict()
                    .prediction()
                    .orElseThrow()
                    .ranking()
                    .gains()) {
                if (gain.tasks().size() == 1) {
                    int task = gain.tasks().get(0);
                    assertEquals(drag[task] / run.makespan(), gain.free(), 1e-9, "seed " + seed + ", " + gain.what());
                }
            }
        }
    }

    @Test
    void theRankingNamesTasksAndKindsByWhatTheySaveWhenFree() {
        List<Ranking.Gain> gains = WhatIf.of(pipeline().analysed())
                .predict()
                .prediction()
                .orElseThrow()
                .ranking()
                .gains();
        assertEquals(
                List.of("'c'", "'a'"), gains.stream().map(Ranking.Gain::what).toList());
        assertEquals(30.0 / 70, gains.get(0).free(), 1e-12);
        assertEquals(15.0 / 70, gains.get(0).halved(), 1e-12);
        assertEquals(20.0 / 70, gains.get(1).free(), 1e-12);
        assertEquals(20.0 / 70, gains.get(1).halved(), 1e-12);
    }

    @Test
    void aReplayThatIsFarOffIsNotBelieved() {
        RunAnalysis run =
                Runs.onWorkers(1).ran("a", 0, 0, 0, 40).ran("b", 0, 0, 60, 100).analysed();
        WhatIfStudy study = WhatIf.of(run).faster("a", 2).predict();
        assertTrue(study.prediction().isEmpty());
        assertEquals(
                "no prediction for graph 'g': a replay of its run takes 80 ms, but it took 100 ms (−20 %, where"
                        + " 10 % can be believed); run it on a quieter machine or with larger tasks",
                study.sentence());
    }

    @Test
    void runsThatCannotBeReplayedSayWhy() {
        assertEquals(
                "no prediction for graph 'g': the run failed: 1 of 3 tasks completed, and the times of the"
                        + " others are not known; run it to its end",
                WhatIf.of(Runs.onWorkers(1)
                                .ran("a", 0, 0, 0, 10)
                                .ended(Outcome.FAILED, "b", 0, 0, 10, 20)
                                .notRun("c", "b")
                                .analysed())
                        .predict()
                        .sentence());
        assertEquals(
                "no prediction for graph 'g': the graph has no tasks",
                WhatIf.of(Runs.onWorkers(1).analysed()).predict().sentence());
    }

    @Test
    void whatHoldsIsSaid() {
        RunAnalysis run = Runs.onWorkers(1)
                .ioLane()
                .ran("a", 0, 0, 0, 40)
                .ran("read", 1, 0, 0, 20)
                .analysed(Trace.Origin.IMPORTED);
        assertEquals(
                List.of(
                        "the run was not measured here: it is imported",
                        "on one worker any replay is close: that says nothing of how well it tells the time on more",
                        "tasks are taken to be as fast on 8 workers as on 1: memory and caches that they share may say"
                                + " otherwise",
                        "I/O tasks start the moment they are ready, any number at once: what limits disks and networks"
                                + " is not replayed"),
                WhatIf.of(run).workers(8).predict().notes());
    }

    @Test
    void whatIsAskedIsChecked() {
        WhatIf question = WhatIf.of(pipeline().analysed());
        assertEquals(
                "Graph 'g' has no task and no kind 'aa'. Did you mean 'a'?", message(() -> question.faster("aa", 2)));
        assertEquals(
                "how many times faster 'a' is must be finite and above 0, but was 0.0",
                message(() -> question.faster("a", 0)));
        assertEquals("workers must be between 1 and 1000000, but was 0", message(() -> question.workers(0)));
    }

    @Test
    void aLargeGraphIsReplayedAFewTimesOnlyAndSaysSo() {
        TaskGraph graph = TaskGraph.indexed("wide", 80_000)
                .names(task -> "t" + task)
                .kinds(task -> "t")
                .bodies(task -> TaskBody.EMPTY)
                .build();
        double[] seconds = new double[graph.size()];
        Arrays.fill(seconds, 1e-3);
        WhatIfStudy study = WhatIf.of(RunAnalysis.of(graph, Simulator.run(graph, seconds, 4)))
                .predict();
        assertEquals(
                List.of(
                        "the graph is large: only the 2 costliest of 21 candidates were replayed",
                        "the graph is large: the curve is replayed for few numbers of workers",
                        "the run was not measured here: it is simulated"),
                study.notes());
    }

    private static String message(Runnable call) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    private static RunAnalysis measured(TaskGraph graph, int workers) {
        double[] seconds = graph.tasks().stream()
                .mapToDouble(task -> (1 + task.index() % 5) * 1e-3)
                .toArray();
        Trace trace = Simulator.run(graph, seconds, workers);
        return RunAnalysis.of(
                graph, new Trace(Trace.Origin.MEASURED, trace.lanes(), graph.size(), trace.events(), trace.counters()));
    }
}

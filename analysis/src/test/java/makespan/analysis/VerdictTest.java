package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import makespan.graph.TaskGraph;
import makespan.runtime.RunOptions;
import makespan.runtime.RunResult;
import makespan.runtime.WorkStealingRuntime;
import makespan.simulate.Simulator;
import makespan.trace.Outcome;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void aCriticalPathThatLimitsIsNamedWithTheTaskThatWouldHelpMost() {
        RunAnalysis run = Runs.onWorkers(4)
                .ran("load", 0, 0, 0, 100)
                .ran("features", 0, 100, 101, 401, "load")
                .ran("stats", 1, 100, 102, 302, "load")
                .ran("audit", 2, 100, 103, 303, "load")
                .ran("report", 0, 401, 402, 502, "features", "stats")
                .analysed();

        assertEquals(
                "1.8× faster on 4 workers than its work on one; the critical path load → features → report sets the limit:"
                        + " at most 1.8× on any number of workers; making 'features' twice as fast saves 20 %, a replay says",
                run.verdict().sentence());
        assertEquals(0.2, run.verdict().improvement().orElseThrow().saving(), 1e-9);
    }

    @Test
    void aTraceThatWasCutSaysSo() throws InterruptedException {
        TaskGraph graph = TaskGraph.indexed("many", 1_000).build();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1)) {
            RunResult result = runtime.run(graph, RunOptions.defaults().withTraceLimit(301));

            assertEquals(
                    "the trace was cut at its limit: it holds 300 of the 1000 tasks that ran; what is said here holds for"
                            + " those alone, and a higher trace limit would tell more",
                    RunAnalysis.of(result).verdict().sentence());
        }
    }

    @Test
    void independentTasksAreLimitedByTheWorkersAndAKindIsNoHelpWhereItIsAll() {
        Runs runs = Runs.onWorkers(2);
        for (int task = 0; task < 8; task++) {
            long start = 100L * (task / 2);
            runs.ran("part " + task, task % 2, 0, start, start + 100);
        }

        assertEquals(
                "2.0× faster on 2 workers than its work on one; the 2 workers set the limit: the longest task 'part 0'"
                        + " allows at most 8.0× on more",
                runs.analysed().verdict().sentence());
    }

    @Test
    void whereAnImportedTraceNamesNoDependenciesNothingIsSaidToLimit() {
        Runs runs = Runs.onWorkers(2);
        for (int task = 0; task < 8; task++) {
            long start = 100L * (task / 2);
            runs.ran("part " + task, task % 2, start, start, start + 100);
        }
        RunAnalysis run = runs.ran("last", 0, 400, 400, 600).analysed(Trace.Origin.IMPORTED);

        assertEquals(
                "imported: 1.7× faster on 2 workers than its work on one; its trace names no dependencies, so that what"
                        + " limits it is not known; the longest task 'last' alone takes 200 ms",
                run.verdict().sentence());
    }

    @Test
    void anImportedTraceWithDependenciesIsJudgedAsAnyOther() {
        RunAnalysis run = Runs.onWorkers(2)
                .ran("a", 0, 0, 0, 100)
                .ran("b", 1, 100, 100, 200, "a")
                .analysed(Trace.Origin.IMPORTED);

        assertEquals(
                "imported: no faster on 2 workers than its work on one; the critical path a → b is nearly all there is to"
                        + " do: more workers cannot help",
                run.verdict().sentence().replaceFirst("; making.*", ""));
    }

    @Test
    void aKindThatIsPartOfTheWorkIsNamedWithItsTasks() {
        Runs runs = Runs.onWorkers(2).ran("load", 0, 0, 0, 400);
        for (int task = 0; task < 4; task++) {
            long start = 400 + 100L * (task / 2);
            runs.ran("part " + task, task % 2, 400, start, start + 100, "load");
        }
        runs.ran("save 1", 0, 600, 600, 700, "part 0", "part 1", "part 2", "part 3");

        assertEquals(
                "1.3× faster on 2 workers than its work on one; the critical path load → part 0 → save 1 sets the limit:"
                        + " at most 1.5× on any number of workers; making 'load' twice as fast saves 29 %, a replay says",
                runs.analysed().verdict().sentence());
    }

    @Test
    void aChainGainsNothingFromWorkersAndIsAbbreviated() {
        Runs runs = Runs.onWorkers(4).ran("t0", 0, 0, 0, 10);
        for (int task = 1; task < 12; task++) {
            runs.ran("t" + task, 0, 10L * task, 10L * task, 10L * (task + 1), "t" + (task - 1));
        }

        assertEquals(
                "no faster on 4 workers than its work on one; the critical path t0 → t1 → … → t11 (12 tasks) is nearly all"
                        + " there is to do: more workers cannot help; making 't0' twice as fast saves 4 %, a replay says",
                runs.analysed().verdict().sentence());
    }

    @Test
    void aRunOnOneWorkerTellsWhatMoreWouldAllow() {
        RunAnalysis run = Runs.onWorkers(1)
                .ran("a", 0, 0, 0, 100)
                .ran("b", 0, 0, 100, 200)
                .ran("c", 0, 200, 200, 300, "a", "b")
                .analysed();

        assertEquals(
                "took 300 ms on one worker; the critical path a → c allows at most 1.5× on more workers; making 'a' twice"
                        + " as fast saves 17 %, a replay says",
                run.verdict().sentence());
    }

    @Test
    void oneTaskCannotRunInParallel() {
        assertEquals(
                "no faster on 4 workers than its work on one; a single task gains nothing from more workers",
                Runs.onWorkers(4).ran("a", 0, 0, 0, 100).analysed().verdict().sentence());
    }

    @Test
    void overheadIsBlamedAndTheReplayThatMissesItIsLeftOut() {
        RunAnalysis run = Runs.onWorkers(2)
                .ran("a", 0, 0, 100, 150)
                .ran("b", 1, 0, 200, 250)
                .analysed();

        assertEquals(
                "slower on 2 workers than its work on one (0.4×); the longest task 'a' allows at most 2.0× on any number"
                        + " of workers, but workers waited for the scheduler for 60 % of their time",
                run.verdict().sentence());
    }

    @Test
    void workersWithoutReadyTasksAreExplained() {
        RunAnalysis run = Runs.onWorkers(4)
                .ran("a", 0, 0, 0, 100)
                .ran("b", 0, 100, 100, 200, "a")
                .ran("c", 1, 100, 100, 200, "a")
                .ran("d", 1, 200, 200, 900, "c")
                .ran("e", 0, 200, 200, 500, "b")
                .ran("f", 0, 500, 500, 800, "e")
                .ran("g", 0, 800, 800, 900, "f")
                .analysed();

        assertEquals(
                "1.9× faster on 4 workers than its work on one; the critical path a → b → e → f → g sets the limit: at most"
                        + " 1.9× on any number of workers; making 'a' twice as fast saves 6 %, a replay says",
                run.verdict().sentence());
    }

    @Test
    void aFailedRunNamesTheTaskAndWhatDidNotRun() {
        RunAnalysis run = Runs.onWorkers(2)
                .ran("load", 0, 0, 0, 10)
                .ended(Outcome.FAILED, "parse", 0, 10, 10, 20, "load")
                .ended(Outcome.CANCELLED, "other", 1, 0, 0, 20)
                .notRun("stats", "parse")
                .notRun("report", "stats")
                .analysed();

        assertEquals(
                "failed: task 'parse' ended with an error; 1 of 5 tasks completed, not run: stats, report",
                run.verdict().sentence());
        assertEquals(Outcome.FAILED, run.verdict().outcome());
    }

    @Test
    void aCancelledRunTellsHowFarItCame() {
        assertEquals(
                "cancelled after 10 ms; 1 of 6 tasks completed, not run: b, c, d and 2 more",
                Runs.onWorkers(2)
                        .ran("a", 0, 0, 0, 10)
                        .notRun("b")
                        .notRun("c")
                        .notRun("d")
                        .notRun("e")
                        .notRun("f")
                        .analysed()
                        .verdict()
                        .sentence());
        assertEquals(
                "cancelled before any task started",
                Runs.onWorkers(2).notRun("a").analysed().verdict().sentence());
    }

    @Test
    void anEmptyGraphAndTasksWithoutTimeAreSaidToBeThat() {
        TaskGraph empty = TaskGraph.builder("empty").build();
        Trace nothing = Simulator.run(empty, new double[0], 2);

        assertEquals(
                "nothing to run: the graph has no tasks",
                RunAnalysis.of(empty, nothing).verdict().sentence());
        assertEquals(
                "all 2 tasks took no measurable time",
                Runs.onWorkers(2)
                        .ran("a", 0, 0, 0, 0)
                        .ran("b", 0, 0, 5, 5)
                        .analysed()
                        .verdict()
                        .sentence());
    }

    @Test
    void aSimulatedRunIsCalledSimulated() {
        assertEquals(
                "simulated: 2.0× faster on 2 workers than its work on one; the longest task 'a' sets the limit: at most"
                        + " 2.0× on any number of workers",
                Runs.onWorkers(2)
                        .ran("a", 0, 0, 0, 10)
                        .ran("b", 1, 0, 0, 10)
                        .analysed(Trace.Origin.SIMULATED)
                        .verdict()
                        .sentence());
    }

    @Test
    void waitingForInputAndOutputIsNoWorkOfWorkers() {
        RunAnalysis run = Runs.onWorkers(2)
                .ioLane()
                .ran("fetch", 2, 0, 0, 800)
                .ran("parse", 0, 800, 800, 900, "fetch")
                .ran("check", 1, 800, 800, 900, "fetch")
                .analysed();

        assertEquals(0.2, run.workSpan().work(), 1e-12);
        assertEquals(1.0, run.serialSeconds(), 1e-12);
        assertEquals(
                "1.1× faster on 2 workers than a replay of it on one; the critical path fetch → parse sets the limit: at"
                        + " most 1.1× on any number of workers; making 'fetch' twice as fast saves 44 %, a replay says",
                run.verdict().sentence());
        assertEquals(
                "took 900 ms and no worker's time: all of it is I/O; the longest task 'a' alone takes 900 ms",
                Runs.onWorkers(2)
                        .ioLane()
                        .ran("a", 2, 0, 0, 900)
                        .analysed()
                        .verdict()
                        .sentence());
    }
}

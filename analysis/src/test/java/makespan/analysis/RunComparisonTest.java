package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import makespan.analysis.RunComparison.Verdict;
import makespan.trace.Outcome;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunComparisonTest {
    private static final Map<String, Double> SLOW_GEMM = Map.of("gemm", 1.2);

    private static RunComparison pair(long seed, Map<String, Double> factors) {
        return RunComparison.of(NoisyRuns.of(2 * seed, Map.of()), NoisyRuns.of(2 * seed + 1, factors));
    }

    private static List<RunAnalysis> runs(int count, long seed, Map<String, Double> factors) {
        return LongStream.range(0, count)
                .mapToObj(run -> NoisyRuns.of(1_000 * seed + run, factors))
                .toList();
    }

    @Test
    void ofTwoHundredPairsOfRunsOfOneProgramAtMostOneInTwentyCountsAsARegression() {
        List<Long> called = LongStream.range(0, 200)
                .filter(seed -> pair(seed, Map.of()).verdict() == Verdict.SLOWER)
                .boxed()
                .toList();
        assertTrue(called.size() <= 10, "seeds " + called);
    }

    /** On a machine that is noisy, but for how slow it is for a while, and on one that is slow for a while too. */
    @ParameterizedTest
    @CsvSource({"1.0, 10", "1.4, 90"})
    void aKindThatIsAFifthSlowerIsFoundAndNamedFromOnePair(double slowForAWhile, int mostMissed) {
        List<Long> missed = LongStream.range(0, 200)
                .filter(seed -> {
                    RunComparison comparison = RunComparison.of(
                            NoisyRuns.of(2 * seed, Map.of(), slowForAWhile),
                            NoisyRuns.of(2 * seed + 1, SLOW_GEMM, slowForAWhile));
                    return comparison.verdict() != Verdict.SLOWER
                            || !comparison.kinds().get(0).kind().equals("gemm");
                })
                .boxed()
                .toList();
        assertTrue(missed.size() <= mostMissed, "seeds " + missed);
    }

    @Test
    void ofTwoHundredComparisonsOfFiveRunsASideAtMostOneInTwentyCountsAsARegression() {
        List<Long> called = LongStream.range(0, 200)
                .filter(seed -> RunComparison.of(runs(5, 2 * seed + 1, Map.of()), runs(5, 2 * seed + 2, Map.of()), 0.05)
                                .verdict()
                        == Verdict.SLOWER)
                .boxed()
                .toList();
        assertTrue(called.size() <= 10, "seeds " + called);
    }

    @Test
    void aKindThatIsMuchSlowerIsFoundAndNamedFromNineRunsASide() {
        List<Long> missed = LongStream.range(0, 50)
                .filter(seed -> {
                    RunComparison comparison = RunComparison.of(
                            runs(9, 2 * seed + 1, Map.of()), runs(9, 2 * seed + 2, Map.of("gemm", 1.5)), 0.05);
                    return comparison.verdict() != Verdict.SLOWER
                            || !comparison.kinds().get(0).kind().equals("gemm");
                })
                .boxed()
                .toList();
        assertTrue(missed.size() <= 15, "seeds " + missed);
    }

    /** A machine that is slower as a whole is no regression, however sure it is. */
    @Test
    void whatAllKindsShareIsNoRegressionFromOnePair() {
        RunAnalysis base = NoisyRuns.of(1, Map.of());
        RunAnalysis slower = NoisyRuns.of(1, Map.of("potrf", 1.5, "trsm", 1.5, "syrk", 1.5, "gemm", 1.5));
        RunComparison comparison = RunComparison.of(base, slower);
        assertEquals(Verdict.NO_CHANGE, comparison.verdict());
        assertEquals(1.5, comparison.makespan().ratio(), 0.01);
        assertTrue(
                comparison.notes().get(0).contains("all kinds changed by +50 % alike, which may be the machine"),
                comparison.notes().toString());
    }

    @Test
    void twiceTheSameRunIsNoChange() {
        RunAnalysis run = NoisyRuns.of(1, Map.of());
        RunComparison comparison = RunComparison.of(run, run);
        assertEquals(Verdict.NO_CHANGE, comparison.verdict());
        assertEquals(new RatioInterval(1, 1, 1), comparison.makespan());
        assertTrue(comparison.kinds().stream().noneMatch(RunComparison.KindChange::beyondNoise));
    }

    @Test
    void theOtherWayRoundTheBootstrapIntervalIsInverted() {
        double[] one = {1, 2, 4, 8, 16};
        double[] other = {3, 6, 12, 24, 48};
        RatioInterval there = RatioInterval.ofMedians(one, other, 1);
        assertEquals(3, there.ratio());
        assertTrue(there.low() < 1 && there.high() > 9, there.toString());
        assertEquals(
                new RatioInterval(2, 2, 2), RatioInterval.ofMedians(new double[] {1, 1, 1}, new double[] {2, 2, 2}, 1));
    }

    private static Runs small(long scale) {
        return Runs.onWorkers(2)
                .ran("load", 0, 0, 0, 10 * scale)
                .ran("parse", 1, 0, 0, 20)
                .ran("report", 0, 20, 20, 40, "load", "parse");
    }

    @Test
    void aFewTasksTellNothingOfTheNoise() {
        RunComparison comparison = RunComparison.of(small(1).analysed(), small(2).analysed());
        assertEquals(Verdict.UNKNOWN, comparison.verdict());
        assertEquals(
                "40 ms against 40 ms, 1.00× the makespan: whether that is a change cannot be told",
                comparison.sentence());
        assertEquals(
                List.of(
                        "noise: not known; fewer than three runs a side, and no two kinds with five tasks each to hold"
                                + " against each other; make three runs a side or more",
                        "a change of the makespan of less than 5 % does not count"),
                comparison.notes());
        assertEquals(
                new RunComparison.TaskChange("load", 0.010, 0.020),
                comparison.tasks().get(0));
    }

    @Test
    void thePartsOfTheTimeSumToTheMakespans() {
        RunComparison comparison = RunComparison.of(small(1).analysed(), small(2).analysed());
        assertEquals(
                0.040,
                comparison.parts().stream()
                        .mapToDouble(RunComparison.PartChange::base)
                        .sum(),
                1e-12);
        assertEquals(
                new RunComparison.PartChange("work", 0.025, 0.030),
                comparison.parts().get(0));
    }

    @Test
    void threeRunsASideAreJudgedByTheirMakespans() {
        List<RunAnalysis> base = List.of(one(100), one(101), one(102));
        RunComparison comparison = RunComparison.of(base, List.of(one(120), one(121), one(122)), 0.05);
        assertEquals(Verdict.SLOWER, comparison.verdict());
        assertEquals(
                "121 ms against 101 ms, 1.20× the makespan (95 % interval 1.18× to 1.22×): slower beyond the noise; the"
                        + " 't' tasks took 20 % more (+18 % to +22 %)",
                comparison.sentence());
        assertEquals(
                Verdict.NO_CHANGE,
                RunComparison.of(base, List.of(one(103), one(104), one(105)), 0.05)
                        .verdict(),
                "less than the threshold");
        assertEquals(
                Verdict.SLOWER,
                RunComparison.of(base, List.of(one(103), one(104), one(105)), 0.01)
                        .verdict());
        assertEquals(
                Verdict.FASTER,
                RunComparison.of(base, List.of(one(50), one(51), one(52)), 0.05).verdict());
    }

    private static RunAnalysis one(long millis) {
        return Runs.onWorkers(1).ran("t", 0, 0, 0, millis).analysed();
    }

    @Test
    void whatIsUnlikeIsSaidAndNotJudged() {
        RunAnalysis simulated =
                Runs.onWorkers(1).ran("t", 0, 0, 0, 10).ran("new", 0, 0, 10, 20).analysed(Trace.Origin.SIMULATED);
        RunComparison comparison = RunComparison.of(small(1).analysed(), simulated);
        assertEquals(Verdict.UNKNOWN, comparison.verdict());
        assertEquals(
                List.of(
                        "the runs are of different origin: measured against simulated",
                        "the runs had different numbers of workers: 2 against 1, so that no difference says anything of"
                                + " the program",
                        "the runs are of different sets of tasks"),
                comparison.notes().subList(0, 3));
        assertEquals(List.of("load", "parse", "report"), comparison.onlyInBase());
        assertEquals(List.of("t", "new"), comparison.onlyInChanged());
    }

    @Test
    void aRunThatDidNotCompleteIsRefused() {
        RunAnalysis failed =
                Runs.onWorkers(1).ended(Outcome.FAILED, "a", 0, 0, 0, 10).analysed();
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> RunComparison.of(one(10), failed));
        assertEquals(
                "only completed runs can be compared, but a new run of 'g' did not complete", refused.getMessage());
    }
}

package makespan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FiguresTest {
    private static final Setup CHAIN = Setup.empty(Shape.CHAIN, 2);
    private static final Setup TREE = Setup.empty(Shape.TREE, 2);
    private static final Setup TREE_1_MICROSECOND = Setup.withBody(Shape.TREE, 1_000, 2);

    private static Samples samples(double... nanos) {
        return new Samples(Arrays.stream(nanos)
                .mapToObj(each -> new Sample(each, 2 * each))
                .toList());
    }

    private static Measurement measured(String contestant, Setup setup, double nanos) {
        return new Measurement(contestant, setup, samples(nanos), 50, OptionalDouble.empty());
    }

    private static Measurements example() {
        List<Measurement> all = new ArrayList<>(List.of(
                measured("makespan", CHAIN, 4),
                measured("makespan-traced", CHAIN, 24),
                measured("forkjoin", CHAIN, 8),
                measured("makespan", TREE, 20),
                measured("makespan-traced", TREE, 50),
                measured("forkjoin", TREE, 10)));
        all.add(new Measurement("makespan", TREE_1_MICROSECOND, samples(520), 50, OptionalDouble.empty()));
        all.add(new Measurement(
                "makespan", TREE_1_MICROSECOND.onWorkers(1), samples(1040), 50, OptionalDouble.of(12.4)));
        return new Measurements(all)
                .withRests(List.of(
                        new Rest("makespan", 2, 0.0004, samples(40_000, 50_000)),
                        new Rest("forkjoin", 2, 0.0123, samples(70_250))));
    }

    @Test
    void samplesHaveTheQuantilesOfAnInterpolation() {
        Samples samples = samples(5, 1, 4, 2);

        assertEquals(3, samples.median());
        assertEquals(1, samples.min());
        assertEquals(5, samples.max());
        assertEquals((4.25 - 1.75) / 3, samples.spread(), 1e-12);
        assertEquals(6, samples.medianCpu());
    }

    @Test
    void theSamplesOfSeveralProcessesAreTakenTogether() {
        Measurement first = new Measurement("makespan", TREE, samples(1, 2), 9, OptionalDouble.of(40));
        Measurement second = new Measurement("makespan", TREE, samples(5), 7, OptionalDouble.empty());

        assertEquals(
                List.of(new Measurement("makespan", TREE, samples(1, 2, 5), 7, OptionalDouble.of(40))),
                Measurements.pooled(List.of(first, second)).all());
    }

    @Test
    void meansAreGeometricAndTracingIsAMedian() {
        Figures figures = new Figures(example());

        assertEquals(1, figures.meanRatio("forkjoin").orElseThrow(), 1e-12, "half and double");
        assertEquals(OptionalDouble.of(2), figures.ratio(Shape.TREE, "forkjoin"));
        assertEquals(OptionalDouble.of(25), figures.tracingNanos());
        assertEquals(OptionalDouble.of(2), figures.speedup(Shape.TREE));
        assertEquals(OptionalDouble.empty(), figures.speedup(Shape.CHAIN));
        assertEquals(OptionalDouble.empty(), figures.meanRatio("threadpool"), "not measured");
    }

    @Test
    void theTablesGiveTimesRatiosAndWhatTheyComeTo() {
        assertEquals("""
                empty bodies on 2 workers: median ns per task
                       makespan  makespan-traced  forkjoin
                chain       4.0             24.0       8.0
                tree       20.0             50.0      10.0

                empty bodies on 2 workers: time over forkjoin's, below 1 is faster
                                     makespan  makespan-traced  forkjoin
                chain                    0.50             3.00      1.00
                tree                     2.00             5.00      1.00
                geometric mean of 2      1.00             3.87      1.00

                bodies of 1 µs on 2 workers: median ns per task
                      makespan
                tree       520

                bodies of 1 µs on 1 worker: median ns per task
                      makespan
                tree      1040

                building a graph, ns per task
                       makespan  makespan-traced  forkjoin
                chain      50.0             50.0      50.0
                tree       50.0             50.0      50.0

                between runs
                                   makespan  forkjoin
                idle, % of a core      0.04      1.23
                wake-up, µs            45.0      70.3

                tracing costs 25.0 ns per task (median over the graphs)
                tree: 2.00× faster than on one worker
                """, ComparisonText.of(example()));
    }

    @Test
    void theFileHasARowPerContestantAndSetup() {
        String csv = ComparisonCsv.of(example());

        assertTrue(csv.startsWith("""
                        contestant,shape,tasks,runs,body_ns,workers,median_ns,min_ns,max_ns,spread,samples,cpu_ns,build_ns,bytes
                        makespan,chain,1000000,1,0,2,4.000,4.000,4.000,0.000,1,8.000,50.000,
                        """), csv);
        assertTrue(csv.endsWith("""
                        makespan,tree,200000,1,1000,1,1040.000,1040.000,1040.000,0.000,1,2080.000,50.000,12.400
                        makespan,wake,1,1,0,2,45000.000,40000.000,50000.000,0.111,2,90000.000,,
                        makespan,idle,0,1,0,2,,,,,1,400000.000,,
                        forkjoin,wake,1,1,0,2,70250.000,70250.000,70250.000,0.000,1,140500.000,,
                        forkjoin,idle,0,1,0,2,,,,,1,12300000.000,,
                        """), csv);
    }

    @Test
    void aPromiseIsMetOnlyIfItWasMeasured() {
        List<Target> targets = Target.of(example());

        assertEquals(
                """
                geometric mean over forkjoin | at most 0.60× | 1.00× | missed
                geometric mean over completablefuture | at most 0.25× | not measured | missed
                chain over forkjoin | at most 0.80× | 0.50× | met
                tree over forkjoin | at most 0.80× | 2.00× | missed
                rerun over forkjoin | at most 1.00× | not measured | missed
                fib over forkjoin | at most 1.00× | not measured | missed
                chain: tracing a task | at most 40.00 ns | 20.00 ns | met
                tree: speedup with bodies of 1 µs | at least 1.80× | 2.00× | met
                idle workers, of a core | at most 1.00 % | 0.04 % | met
                waking up | at most 100.00 µs | 45.00 µs | met
                """,
                targets.stream()
                        .map(target -> String.join(" | ", target.toRow()) + "\n")
                        .filter(line ->
                                line.matches("(?s)(geo|chain|tree over|tree: speed|rerun over|fib|idle|waking).*"))
                        .collect(Collectors.joining()));
    }

    @Test
    void longBodiesMakeForFewTasksOrRuns() {
        assertEquals(new Setup(Shape.TREE, 200_000, 1, 1_000, 2), TREE_1_MICROSECOND);
        assertEquals(new Setup(Shape.LAYERED, 20_000, 1, 10_000, 2), Setup.withBody(Shape.LAYERED, 10_000, 2));
        assertEquals(new Setup(Shape.RERUN, 1_000, 20, 10_000, 2), Setup.withBody(Shape.RERUN, 10_000, 2));
        assertEquals(TREE_1_MICROSECOND, Setup.ofWords(("prepare " + TREE_1_MICROSECOND.toWords() + " 9").split(" ")));
    }

    @Test
    void aQuickPlanLeavesOutOtherBodiesAndOnlyThoseWithForkAndJoinRecurse() {
        List<Challenger> challengers = Challengers.inJava();
        Plan quick = Plan.of(
                new BenchmarkOptions(true, 2, List.of(Shape.CHAIN, Shape.TREE, Shape.FIB), 5, null), challengers);
        List<String> makespan = List.of("makespan");
        List<String> all = challengers.stream().map(Challenger::label).toList();

        assertEquals(
                List.of(
                        new Plan.Round(CHAIN, all, false),
                        new Plan.Round(TREE, all, false),
                        new Plan.Round(
                                Setup.empty(Shape.FIB, 2),
                                List.of("makespan", "forkjoin", "completablefuture", "sequential"),
                                false),
                        new Plan.Round(TREE_1_MICROSECOND, makespan, false),
                        new Plan.Round(TREE_1_MICROSECOND.onWorkers(1), makespan, false)),
                quick.rounds());
        assertEquals(5, quick.repeats());
    }

    @Test
    void graphsOfAGivenSizeAreMakespansAloneAndOnlyOfShapesThatScale() {
        BenchmarkOptions options = new BenchmarkOptions(true, 2, List.of(Shape.values()), 5, 10_000_000);
        List<Plan.Round> rounds = Plan.of(options, Challengers.inJava()).rounds();

        assertEquals(6, rounds.size());
        assertEquals(
                new Plan.Round(new Setup(Shape.CHAIN, 10_000_000, 1, 0, 2), List.of("makespan"), true), rounds.get(0));
        assertEquals(List.of(), RestPlan.of(options, Challengers.inJava()).contestants());
    }

    @Test
    void aSizeThatNoGraphCanHaveIsRefused() {
        assertEquals(
                "tasks must be between 100 and 100000000, but was 99",
                refusal(() -> new BenchmarkOptions(true, 2, List.of(Shape.TREE), 5, 99)));
        assertEquals(
                "the number of tasks can be given for chain, independent, fan, tree, wavefront, layered only",
                refusal(() -> new BenchmarkOptions(true, 2, List.of(Shape.RERUN, Shape.FIB), 5, 1_000)));
    }

    private static String refusal(Executable construction) {
        return assertThrows(IllegalArgumentException.class, construction).getMessage();
    }
}

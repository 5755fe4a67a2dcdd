package makespan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ContestantTest {
    private static final int ROUNDS = 5;

    static Stream<Arguments> entrantsAndShapes() {
        return Stream.of(Entrant.values())
                .flatMap(entrant -> Arrays.stream(Shape.values())
                        .filter(Shape::isGraph)
                        .map(shape -> Arguments.of(entrant, shape)));
    }

    @ParameterizedTest
    @MethodSource("entrantsAndShapes")
    void everyTaskRunsOncePerRunAndAfterItsPredecessors(Entrant entrant, Shape shape) throws Exception {
        FlatGraph graph = shape.graph(2_000);
        OrderCheck check = new OrderCheck(graph);
        try (Contestant contestant = entrant.create(2)) {
            contestant.build(graph, check);
            for (int round = 0; round < ROUNDS; round++) {
                if (round > 0 && !contestant.reusable()) {
                    contestant.build(graph, check);
                }
                contestant.run();
            }
        }
        assertEquals(List.of(), check.faultsAfter(ROUNDS));
    }

    @ParameterizedTest
    @EnumSource(Entrant.class)
    void anotherGraphReplacesTheBuiltOne(Entrant entrant) throws Exception {
        FlatGraph graph = Shape.WAVEFRONT.graph(100);
        OrderCheck check = new OrderCheck(graph);
        try (Contestant contestant = entrant.create(2)) {
            contestant.build(Shape.CHAIN.graph(50), task -> {});
            contestant.run();
            contestant.build(graph, check);
            contestant.run();
        }
        assertEquals(List.of(), check.faultsAfter(1));
    }

    @ParameterizedTest
    @EnumSource(Entrant.class)
    void contestantsWithForkAndJoinComputeFibonacciNumbers(Entrant entrant) throws Exception {
        try (Contestant contestant = entrant.create(2)) {
            if (contestant instanceof Recursion recursion) {
                assertEquals(6765, recursion.fib(20));
            }
        }
    }

    @Test
    void anExperimentCountsTimeAndMemoryPerTask() throws Exception {
        Setup setup = new Setup(Shape.WAVEFRONT, 10_000, 1, 0, 2);
        try (Experiment experiment = new Experiment(Entrant.FORKJOIN, setup, 1)) {
            experiment.warmUp(Duration.ofMillis(1).toNanos());
            Sample sample = experiment.sample();

            assertEquals(10_000, experiment.tasks());
            assertTrue(sample.nanos() > 0 && sample.cpuNanos() >= 0, sample.toString());
            double bytes = experiment.bytesPerTask();
            assertTrue(bytes > 40 && bytes < 200, "a node and its list take some 70 bytes, not " + bytes);
        }
    }

    @ParameterizedTest
    @EnumSource(Entrant.class)
    void aContestantCanBeLeftAloneAndWoken(Entrant entrant) throws Exception {
        Setup setup = new Setup(Shape.CHAIN, 1, 1, 0, 2);
        try (Experiment experiment = new Experiment(entrant, setup, 1)) {
            Sample wake = experiment.wake(3);
            double cores = experiment.idle(Duration.ofMillis(1));

            assertTrue(wake.nanos() > 0 && wake.cpuNanos() >= 0, wake.toString());
            assertTrue(cores >= 0, "cores: " + cores);
        }
    }

    @Test
    void aWarmUpEndsWhenFiveTimesInARowGainedNothing() {
        Settling settling = new Settling();
        for (double time : new double[] {10, 5, 4.9, 4.9, 4.9, 4.9}) {
            settling.add(time);
            assertTrue(!settling.settled());
        }
        settling.add(5);
        assertTrue(settling.settled());
    }
}

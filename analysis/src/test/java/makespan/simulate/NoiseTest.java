package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import makespan.graph.TaskGraph;
import makespan.schedule.PlacementPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {
    private static final int TASKS = 200_000;

    /** The mean is kept, and the standard deviation that of the model: of the uniform one fraction / √3. */
    @ParameterizedTest
    @CsvSource({
        "none, 1, 0",
        "lognormal:0.2, 1, 0.2",
        "lognormal:1, 1, 1",
        "uniform:0.3, 1, 0.17320508",
        "stragglers:0.25:5, 2, 1.7320508"
    })
    void factorsHaveTheMeanAndTheDeviationOfTheModel(String text, double mean, double deviation) {
        double[] ones = new double[TASKS];
        Arrays.fill(ones, 1);

        double[] factors = Noise.of(text).applied(ones, 42);

        double measured = Arrays.stream(factors).average().orElseThrow();
        double variance = Arrays.stream(factors)
                        .map(each -> (each - measured) * (each - measured))
                        .sum()
                / TASKS;
        assertEquals(mean, measured, 0.01);
        assertEquals(deviation, Math.sqrt(variance), 0.02);
    }

    @Test
    void theFactorOfATaskDependsOnSeedAndIndexAlone() {
        Noise noise = Noise.of("lognormal:0.5");
        double[] few = noise.applied(new double[] {1, 1, 1}, 7);
        double[] many = noise.applied(new double[] {2, 1, 1, 1}, 7);

        assertArrayEquals(new double[] {2 * few[0], few[1], few[2]}, Arrays.copyOf(many, 3));
        assertFalse(Arrays.equals(few, noise.applied(new double[] {1, 1, 1}, 8)));
        assertFalse(few[1] == noise.applied(new double[] {1, 1, 1}, 8)[0], "seeds do not shift the tasks");
    }

    @Test
    void modelsAreWrittenAsTheyAreRead() {
        for (String text : List.of("none", "lognormal:0.2", "uniform:0.1", "stragglers:0.01:10.0")) {
            assertEquals(text, Noise.of(text).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gauss:1", "lognormal", "lognormal:x", "uniform:0.1:2", "stragglers:0.1", ""})
    void whatIsNoModelIsToldWithThoseThatAre(String text) {
        assertEquals(
                "noise must be none, lognormal:CV, uniform:FRACTION or stragglers:SHARE:TIMES, such as lognormal:0.2,"
                        + " but was '" + text + "'",
                assertThrows(IllegalArgumentException.class, () -> Noise.of(text))
                        .getMessage());
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertEquals(
                "the fraction of uniform noise must be between 0 and 1, but was 1.5",
                assertThrows(IllegalArgumentException.class, () -> Noise.of("uniform:1.5"))
                        .getMessage());
    }

    /** One task on one worker takes its own noisy time, so that the makespans are the factors, of a known distribution. */
    @Test
    void theSpreadHoldsTheMiddleOfTheMakespans() {
        TaskGraph graph = TaskGraph.indexed("one", 1).build();
        Simulation simulation = Simulation.onWorkers(graph, 1, ListPolicy.FIFO);

        MakespanSpread spread = MakespanSpread.of(simulation, new double[] {10}, Noise.of("uniform:0.5"), 1, 4_000);

        assertEquals(10, spread.median(), 0.3);
        assertEquals(5.25, spread.low(), 0.2);
        assertEquals(14.75, spread.high(), 0.2);
        assertEquals(
                new MakespanSpread(10, 10, 10), MakespanSpread.of(simulation, new double[] {10}, Noise.none(), 1, 3));
    }

    @Test
    void policiesAreFoundByName() {
        WorkStealing stealing = new WorkStealing(3);
        assertEquals(stealing, PolicyNames.worker("Work-Stealing", stealing).orElseThrow());
        assertEquals(ListPolicy.LPT, PolicyNames.worker("lpt", stealing).orElseThrow());
        assertTrue(PolicyNames.worker("heft", stealing).isEmpty());
        assertEquals(
                PlacementPolicy.EARLIEST_FINISH,
                PolicyNames.placement("earliest-finish").orElseThrow());
    }
}

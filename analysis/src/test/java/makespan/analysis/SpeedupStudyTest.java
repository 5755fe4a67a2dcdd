package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import org.junit.jupiter.api.Test;

class SpeedupStudyTest {
    /** Wide enough that no measured number of workers comes near its parallelism. */
    private static final TaskGraph WIDE = independent(1000);

    @Test
    void theFitRecoversTheSerialFractionThatMadeTheTimes() {
        for (double f : new double[] {0.01, 0.05, 0.2, 0.5, 0.9}) {
            SpeedupStudy study = study(WIDE, amdahlTimes(f, 0.002, 1, 2, 3, 4, 6, 8), 16);
            AmdahlFit fit = study.amdahl().orElseThrow();

            assertEquals(f, fit.serialFraction(), 0.01, "f = " + f);
            assertTrue(fit.low() <= fit.serialFraction() && fit.serialFraction() <= fit.high(), "f = " + f);
            assertEquals(List.of(), fit.warnings(), "f = " + f);
            assertEquals(1 / (fit.serialFraction() + (1 - fit.serialFraction()) / 8), fit.speedup(8), 1e-12);
            assertEquals(1 / fit.serialFraction(), fit.limit());
        }
    }

    @Test
    void anExactCurveIsFittedExactly() {
        AmdahlFit fit =
                study(WIDE, amdahlTimes(0.125, 0, 1, 2, 4, 8), 8).amdahl().orElseThrow();

        assertEquals(0.125, fit.serialFraction(), 1e-9);
        assertEquals(0.125, fit.low(), 1e-9);
        assertEquals(0.125, fit.high(), 1e-9);
        assertEquals(0, fit.residual(), 1e-9);
    }

    @Test
    void theFitSaysWhenItMustNotBeBelieved() {
        TaskGraph narrow = independent(4);

        assertEquals(
                List.of(
                        "fitted to 3 numbers of workers, fewer than four",
                        "the graph, which allows at most 4.0×, limits this curve at 2, 3 workers: the fit describes it and"
                                + " predicts nothing",
                        "the serial fraction lies on its bound 0: the speedup is linear or better",
                        "measured on 3 workers, but the machine has 2 processors"),
                study(narrow, amdahlTimes(0, 0, 1, 2, 3), 2)
                        .amdahl()
                        .orElseThrow()
                        .warnings());
        assertEquals(
                List.of("the serial fraction lies on its bound 1: there is no speedup"),
                study(WIDE, amdahlTimes(1, 0, 1, 2, 3, 4), 4)
                        .amdahl()
                        .orElseThrow()
                        .warnings());
    }

    @Test
    void theFitSaysThatItPromisesMoreThanTheGraphAllows() {
        assertEquals(
                List.of("all numbers of workers lie below the graph's limit of 16×, which the fit does not know: it"
                        + " promises up to 50×"),
                study(independent(16), amdahlTimes(0.02, 0, 1, 2, 3, 4), 4)
                        .amdahl()
                        .orElseThrow()
                        .warnings());
    }

    @Test
    void aCurveThatTurnsDownIsNoAmdahlCurve() {
        Map<Integer, double[]> times = new TreeMap<>();
        double[] speedups = {1, 1.9, 2.8, 1.0};
        for (int at = 0; at < 4; at++) {
            times.put(at + 1, new double[] {1 / speedups[at], 1 / speedups[at], 1 / speedups[at]});
        }
        AmdahlFit fit = study(WIDE, times, 4).amdahl().orElseThrow();

        assertEquals(
                List.of("the fit misses the measured speedups by " + Quantity.speedup(fit.residual())), fit.warnings());
    }

    @Test
    void theUniversalScalabilityLawIsFittedToRunsPerSecond() {
        Map<Integer, double[]> times = new TreeMap<>();
        for (int n : new int[] {1, 2, 4, 8, 16}) {
            double throughput = 20.0 * n / (1 + 0.05 * (n - 1) + 0.002 * n * (n - 1));
            times.put(n, new double[] {1 / throughput, 1 / throughput, 1 / throughput});
        }
        UslFit fit = study(WIDE, times, 16).usl().orElseThrow();

        assertEquals(0.05, fit.alpha().value(), 1e-6);
        assertEquals(0.002, fit.beta().value(), 1e-6);
        assertEquals(20, fit.gamma().value(), 1e-4);
        assertEquals(List.of("the peak lies beyond the 16 workers measured"), fit.warnings());
        assertTrue(study(WIDE, times, 8)
                .usl()
                .orElseThrow()
                .warnings()
                .contains("measured on 16 workers, but the machine has 8 processors"));
        times.keySet().removeIf(n -> n > 2);
        assertTrue(study(WIDE, times, 16).usl().isEmpty());
    }

    @Test
    void aSerialFractionThatRisesIsBlamedOnTheGraphOrOnOverhead() {
        Map<Integer, double[]> limited = new TreeMap<>();
        Map<Integer, double[]> slowed = new TreeMap<>();
        for (int p : new int[] {1, 2, 4, 8}) {
            double makespan = Math.max(1.0 / p, 0.25);
            limited.put(p, new double[] {makespan, makespan, makespan});
            double coherency = (1 + 0.02 * p * (p - 1)) / p;
            slowed.put(p, new double[] {coherency, coherency, coherency});
        }

        assertEquals(
                new SerialFractionRise(2, 8, 0, (0.25 - 0.125) / 0.875, (0.25 - 0.125) / 0.875),
                study(independent(4), limited, 8).serialFractionRise().orElseThrow());
        SerialFractionRise overhead =
                study(WIDE, slowed, 8).serialFractionRise().orElseThrow();
        assertEquals(0, overhead.ofTheGraph());
        assertFalse(overhead.explainedByTheGraph());
        assertEquals(0.02 * 2, overhead.from(), 1e-12);
        assertEquals(0.02 * 8, overhead.to(), 1e-12);
    }

    @Test
    void aSerialFractionThatStaysOrRisesWithinTheNoiseIsNotSpokenOf() {
        assertTrue(study(WIDE, amdahlTimes(0.1, 0, 1, 2, 4, 8), 8)
                .serialFractionRise()
                .isEmpty());
        Map<Integer, double[]> noisy = new TreeMap<>(Map.of(
                1, new double[] {1, 1, 1},
                2, new double[] {0.45, 0.55, 0.70},
                4, new double[] {0.25, 0.33, 0.45}));
        assertTrue(study(WIDE, noisy, 8).serialFractionRise().isEmpty());
        assertTrue(
                study(WIDE, amdahlTimes(0.1, 0, 1, 2), 8).serialFractionRise().isEmpty());
    }

    @Test
    void oneNumberOfWorkersGivesNoFit() {
        SpeedupStudy study = study(WIDE, amdahlTimes(0.1, 0, 1), 4);

        assertTrue(study.amdahl().isEmpty());
        assertEquals(
                "measured on one worker only: 1 s; the graph allows at most 1000× on any number of workers",
                study.sentence());
    }

    @Test
    void theIntervalIsTheSameForTheSameSeedAndHoldsTheMedian() {
        Map<Integer, double[]> times = amdahlTimes(0.1, 0.05, 1, 2, 4);
        SpeedupStudy.Point point = study(WIDE, times, 4).points().get(2);

        assertEquals(point, study(WIDE, times, 4).points().get(2));
        assertTrue(point.low() < point.speedup() && point.speedup() < point.high());
        assertEquals(Medians.of(times.getOrDefault(4, new double[0])), point.median());
    }

    @Test
    void theBootstrapIntervalCoversTheTrueMedianAboutAsOftenAsItSays() {
        int covered = 0;
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<Integer, double[]> times = new TreeMap<>();
            times.put(
                    1,
                    IntStream.range(0, 15)
                            .mapToDouble(i -> 2 + random.nextDouble() - 0.5)
                            .toArray());
            times.put(
                    2,
                    IntStream.range(0, 15)
                            .mapToDouble(i -> 1 + (random.nextDouble() - 0.5) / 2)
                            .toArray());
            SpeedupStudy.Point point =
                    SpeedupSamples.of(new TreeMap<>(times), seed).points().get(1);
            covered += point.low() <= 2 && 2 <= point.high() ? 1 : 0;
        }
        assertTrue(covered >= 176 && covered <= 200, covered + " of 200");
    }

    @Test
    void theSimulatedCurveIsUnreliableWhereItMissesWhatWasMeasured() {
        Map<Integer, double[]> ideal = amdahlTimes(0, 0, 1, 2, 4);
        SimulatedCurve good = study(WIDE, ideal, 4).simulated().orElseThrow();
        SimulatedCurve bad =
                study(WIDE, amdahlTimes(0.3, 0, 1, 2, 4), 4).simulated().orElseThrow();

        assertTrue(good.reliable());
        assertEquals(0, good.worstError(), 1e-9);
        assertEquals(16, good.predictions().size());
        assertEquals(15, good.predictions().get(14).workers());
        assertEquals(1000.0 / 67, good.predictions().get(14).speedup(), 1e-9);
        assertNull(good.predictions().get(14).error());
        assertEquals(0, Objects.requireNonNull(good.predictions().get(3).error()), 1e-9);
        assertFalse(bad.reliable());
    }

    @Test
    void theSentenceNamesTheBestPointWithItsInterval() {
        assertEquals(
                "4.0× faster on 4 workers than on one, measured (4.0 to 4.0×); the graph allows at most 1000× on any"
                        + " number of workers",
                study(WIDE, amdahlTimes(0, 0, 1, 2, 4), 4).sentence());
        assertEquals(
                "no speedup beyond the noise on up to 4 workers, at best 1.0× (1.0 to 1.0×); the graph allows at most"
                        + " 4.0× on any number of workers",
                study(independent(4), amdahlTimes(1, 0, 1, 2, 4), 4).sentence());
    }

    @Test
    void samplesThatMakeNoSenseAreRefused() {
        assertEquals(
                "one worker must be measured, but only [2] were",
                assertThrows(IllegalArgumentException.class, () -> study(WIDE, Map.of(2, new double[] {1}), 4))
                        .getMessage());
        assertEquals(
                "makespans on 1 workers must be at least one, finite and above 0, but were [0.0]",
                assertThrows(IllegalArgumentException.class, () -> study(WIDE, Map.of(1, new double[] {0}), 4))
                        .getMessage());
    }

    @Test
    void karpAndFlattGetTheSerialFractionOfAnAmdahlCurve() {
        assertEquals(0.1, KarpFlatt.serialFraction(1 / (0.1 + 0.9 / 8), 8), 1e-12);
        assertEquals(
                "speedup must be above 0 and workers at least 2, but were 1.0 and 1",
                assertThrows(IllegalArgumentException.class, () -> KarpFlatt.serialFraction(1, 1))
                        .getMessage());
    }

    private static SpeedupStudy study(TaskGraph graph, Map<Integer, double[]> times, int processors) {
        double[] seconds = new double[graph.size()];
        Arrays.fill(seconds, 1.0 / graph.size());
        return SpeedupStudy.of(graph, times, seconds, processors, List.of(), 7);
    }

    /** Seven makespans per number of workers, by Amdahl's law with some noise; one second on one worker. */
    private static Map<Integer, double[]> amdahlTimes(double f, double noise, int... workers) {
        SplittableRandom random = new SplittableRandom(1);
        Map<Integer, double[]> times = new TreeMap<>();
        for (int p : workers) {
            times.put(
                    p,
                    IntStream.range(0, 7)
                            .mapToDouble(i -> (f + (1 - f) / p) * (1 + noise * (2 * random.nextDouble() - 1)))
                            .toArray());
        }
        return times;
    }

    private static TaskGraph independent(int size) {
        TaskGraphBuilder builder = TaskGraph.builder("independent");
        for (int task = 0; task < size; task++) {
            builder.add("t" + task, TaskBody.EMPTY);
        }
        return builder.build();
    }
}

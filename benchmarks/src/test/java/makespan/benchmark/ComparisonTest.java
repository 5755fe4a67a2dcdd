package makespan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ComparisonTest {
    private static final Setup TREE = new Setup(Shape.TREE, 1_000, 1, 0, 2);

    @TempDir
    private Path directory;

    private Path log;
    private final List<String> notes = new ArrayList<>();
    private final Narrator narrator = new Narrator() {
        @Override
        public void progress(String doing) {}

        @Override
        public void note(String line) {
            notes.add(line);
        }
    };

    @BeforeEach
    void startLog() throws IOException {
        log = Files.writeString(directory.resolve("log"), "");
    }

    private ContestantProcess fake(String label, double nanos, String behaviour, Duration patience) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FakeContestant.class.getName(),
                label,
                log.toString(),
                String.valueOf(nanos),
                behaviour);
        return ContestantProcess.start(label, command, patience);
    }

    private ContestantProcess fake(String label, double nanos, String behaviour) throws Exception {
        return fake(label, nanos, behaviour, Duration.ofSeconds(30));
    }

    private Measurements compare(Setup setup, ContestantProcess... contestants) throws InterruptedException {
        List<String> labels =
                Arrays.stream(contestants).map(ContestantProcess::label).toList();
        Plan plan = new Plan(List.of(new Plan.Round(setup, labels, true)), 1, 3, Duration.ofMillis(9));
        return Comparison.run(plan, List.of(contestants), narrator);
    }

    @Test
    void contestantsTakeTurnsSampleBySample() throws Exception {
        Measurements measurements = compare(TREE, fake("a", 10, ""), fake("b", 20, ""));

        assertEquals("a<prepare tree 1000 1 0 2 9> b<prepare tree 1000 1 0 2 9> a b a b a b ", Files.readString(log));
        Samples samples = new Samples(List.of(new Sample(11, 20), new Sample(12, 20), new Sample(13, 20)));
        assertEquals(
                new Measurement("a", TREE, samples, 7.25, OptionalDouble.of(48.5)),
                measurements.find("a", TREE).orElseThrow());
        assertEquals(OptionalDouble.of(12 / 22.0), measurements.ratio("a", "b", TREE));
        assertEquals(List.of("calibration of the bodies, steps per ns: a 0.50, b 0.50"), notes);
    }

    @Test
    void aContestantThatDiesBabblesOrRefusesIsNamedAndLeftOut() throws Exception {
        Measurements measurements = compare(
                TREE, fake("a", 10, ""), fake("b", 20, "die"), fake("c", 20, "babble"), fake("d", 20, "refuse"));

        assertEquals(
                List.of(
                        "b is left out from tree on: its process ended with exit code 3",
                        "c is left out from tree on: answered 'ok about five'",
                        "d is left out from tree on: out of\ttasks"),
                notes.subList(1, notes.size()));
        assertEquals(3, measurements.find("a", TREE).orElseThrow().samples().count());
        assertTrue(measurements.find("b", TREE).isEmpty());
    }

    @Test
    void aContestantWithAnotherGraphIsLeftOut() throws Exception {
        Measurements measurements = compare(TREE, fake("a", 10, ""), fake("b", 20, "otherGraph"));

        assertEquals("b is left out from tree on: its graph differs from that of a", notes.get(notes.size() - 1));
        assertEquals(List.of("a"), measurements.contestants());
    }

    @Test
    void aContestantThatDoesNotAnswerIsGivenUp() throws Exception {
        compare(TREE, fake("a", 10, "hang", Duration.ofSeconds(1)));

        assertEquals("a is left out from tree on: no answer in 1 s", notes.get(notes.size() - 1));
    }

    @Test
    void betweenRunsContestantsIdleAndAreWokenInTurns() throws Exception {
        RestPlan plan = new RestPlan(List.of("a", "b", "c"), 2, Duration.ofMillis(9), 3, 2, 50);

        List<Rest> rests =
                RestComparison.run(plan, List.of(fake("a", 10, ""), fake("b", 20, ""), fake("c", 30, "die")), narrator);

        assertEquals(
                "a<prepare chain 1 1 0 2 9> b<prepare chain 1 1 0 2 9> c<prepare chain 1 1 0 2 9> "
                        + "a<wake 50> b<wake 50> a<wake 50> b<wake 50> ",
                Files.readString(log));
        assertEquals(
                List.of(
                        new Rest("a", 2, 0.002, new Samples(List.of(new Sample(11, 20), new Sample(12, 20)))),
                        new Rest("b", 2, 0.002, new Samples(List.of(new Sample(21, 40), new Sample(22, 40))))),
                rests);
        assertEquals(List.of("c is left out between runs: its process ended with exit code 3"), notes);
    }

    @Test
    void aContestantThatCannotStartSaysWhy() {
        ContestantFailure failure = org.junit.jupiter.api.Assertions.assertThrows(
                ContestantFailure.class,
                () -> ContestantProcess.start("a", List.of("/no/such/program"), Duration.ofSeconds(1)));

        assertTrue(failure.getMessage().startsWith("cannot start: "), failure.getMessage());
    }

    @Test
    void aRealContestantSpeaksTheProtocol() throws Exception {
        BenchmarkOptions alone = new BenchmarkOptions(true, 1, List.of(Shape.WAVEFRONT), 1, 10_000);
        Challenger makespan = Challengers.of(alone, narrator).get(0);
        Setup setup = new Setup(Shape.WAVEFRONT, 10_000, 2, 0, 1);
        Measurements measurements =
                compare(setup, ContestantProcess.start("makespan", makespan.command(), Duration.ofSeconds(30)));

        Measurement measured = measurements.find("makespan", setup).orElseThrow();
        assertTrue(measured.median() > 0, measured.toString());
        double bytes = measured.bytes().orElseThrow();
        assertTrue(bytes > 8 && bytes < 200, "bytes per task: " + bytes);
    }
}

package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import makespan.format.TraceJson;
import makespan.trace.Lane;
import makespan.trace.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code makespan simulate} knows beside policies of list scheduling, by hand. */
@Tag("slow")
class SimulateCommandTest {
    /** After a second, two tasks of 4 and 6 s that each take a file of 1000 bytes. */
    private static final String FORK = """
            <adag>
              <job id="a" runtime="1"><uses file="f" link="output" size="1000"/></job>
              <job id="b" runtime="4"><uses file="f" link="input" size="1000"/></job>
              <job id="c" runtime="6"><uses file="f" link="input" size="1000"/></job>
              <child ref="b"><parent ref="a"/></child>
              <child ref="c"><parent ref="a"/></child>
            </adag>
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTheFiles() throws IOException {
        Files.writeString(directory.resolve("fork.dax"), FORK);
        Files.writeString(directory.resolve("P.groovy"), """
                def fast = 2
                platform {
                    cpu 1
                    gpu 'H200', speed: fast, memory: 80.GB
                    link cpu, gpu, bandwidth: 1.KBps, latency: 500.ms
                }
                """);
    }

    @Test
    void workStealingIsSimulatedAndAStealTakesItsTime() throws Exception {
        Cli free = Cli.run(directory, "simulate", "fork.dax", "--policy", "work-stealing", "--workers", "1,2");
        Cli slow = Cli.run(
                directory,
                "simulate",
                "fork.dax",
                "--policy",
                "work-stealing",
                "--workers",
                "2",
                "--steal-seconds",
                "0.25",
                "--json");

        assertEquals(new Cli(0, """
                makespans in s
                workers   work-stealing
                      1              11
                      2               7
                """, ""), free);
        assertEquals(
                new Cli(
                        0,
                        "{\"file\":\"fork.dax\",\"unit\":\"s\",\"policy\":\"work-stealing\",\"makespan\":{\"2\":7.25}}\n",
                        ""),
                slow);
    }

    /** On the gpu, a ends at 0.5, b at 2.5 and c at 5.5; on the cpu, after 1.5 s of transfer, b would end at 6. */
    @Test
    void aMachineIsReadFromAScriptAndItsNamesAreThoseOfTheLanes() throws Exception {
        Cli cli = Cli.run(
                directory,
                "simulate",
                "fork.dax",
                "--platform",
                "P.groovy",
                "--policy",
                "earliest-finish",
                "--trace",
                "t.json");
        Cli heft = Cli.run(directory, "simulate", "fork.dax", "--platform", "P.groovy", "--json");

        String note = "makespan: note: the memory of 'H200' is not simulated: data are never too large for it\n";
        assertEquals(new Cli(0, """
                on cpu, H200 of speed 2
                makespans in s
                workers            path            area       with both  earliest-finish       of best ≥
                      2             3.5        3.666667        3.833333             5.5            69 %
                No schedule is shorter than path, area or both, which count no communication.
                """, note), cli);
        assertEquals(
                new Cli(
                        0,
                        "{\"file\":\"fork.dax\",\"unit\":\"s\",\"policy\":\"heft\",\"makespan\":{\"2\":5.5},"
                                + "\"bounds\":{\"2\":{\"lower\":3.833333333,\"path\":3.5,\"area\":3.666666667,"
                                + "\"precedence\":3.833333333}}}\n",
                        note),
                heft);
        Trace trace = TraceJson.read(directory.resolve("t.json")).trace();
        assertEquals(
                "[cpu, H200]", trace.lanes().stream().map(Lane::name).toList().toString());
        assertEquals(Trace.Origin.SIMULATED, trace.origin());
        assertEquals(5_500_000_000L, trace.makespanNanos());
    }

    @Test
    void noiseGivesAMedianAndAnIntervalThatASeedRepeats() throws Exception {
        String[] line =
                "simulate fork.dax --workers 1,2 --noise lognormal:0.2 --seed 42 --repeats 20 --json".split(" ");
        Cli once = Cli.run(directory, line);
        Cli again = Cli.run(directory, line);
        Cli none = Cli.run(
                directory, "simulate", "fork.dax", "--workers", "2", "--noise", "stragglers:1:2", "--repeats", "3");

        assertEquals(once, again);
        assertTrue(
                once.out()
                        .matches(
                                "\\{\"file\":\"fork.dax\",\"unit\":\"s\",\"policy\":\"hlfet\",\"noise\":\"lognormal:0.2\","
                                        + "\"seed\":42,\"repeats\":20,\"makespan\":\\{\"1\":[0-9.]+,\"2\":[0-9.]+},"
                                        + "\"makespan_95\":\\{\"1\":\\[[0-9.]+,[0-9.]+],\"2\":\\[[0-9.]+,[0-9.]+]}}\n"),
                once.out());
        assertEquals(new Cli(0, """
                makespans in s: median of 3 simulations with noise stragglers:1.0:2.0, seed 42, and where the middle 95 % lie
                workers           hlfet            from              to
                      2              14              14              14
                """, ""), none);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--platform no.groovy | 2 | there is no file 'no.groovy'",
                "--platform P.groovy --policy lpt | 2 | 'lpt' is for equal workers without communication: with --platform, --speeds or --bandwidth choose heft, cpop, peft or earliest-finish",
                "--platform P.groovy --speeds 1,2 | 2 | --platform says speeds and bandwidths already: leave out --speeds and --bandwidth",
                "--platform P.groovy --workers 4 | 2 | --workers is for equal workers: leave it out with --platform or --speeds",
                "--platform wrong.groovy | 2 | 'wrong.groovy': Unknown gpu option 'sped' at wrong.groovy, line 2. Did you mean 'speed'?",
                "--platform none.groovy | 2 | 'none.groovy' gives no platform: its last statement must be one, such as platform { cpu 4; gpu 'H200', count: 2, speed: 40 }",
                "--platform fails.groovy | 1 | 'fails.groovy': disk",
                "--steal-seconds 1 | 2 | --steal-seconds is for the policy work-stealing, but this is hlfet",
                "--policy work-stealing --steal-seconds -1 | 2 | the time of a steal must be between 0 and 1e6 seconds, but was -1.0",
                "--repeats 3 | 2 | --repeats needs --noise: without, every repeat is the same",
                "--noise lognormal:0.2 --repeats 0 | 2 | repeats must be between 1 and 100000, but was 0",
                "--noise gauss | 2 | noise must be none, lognormal:CV, uniform:FRACTION or stragglers:SHARE:TIMES, such as lognormal:0.2, but was 'gauss'",
            })
    void whatDoesNotFitIsToldInOneLine(String arguments, int exitCode, String message) throws Exception {
        Files.writeString(directory.resolve("wrong.groovy"), "platform {\n    gpu 'H', sped: 4\n}\n");
        Files.writeString(directory.resolve("none.groovy"), "def cores = 4\n");
        Files.writeString(directory.resolve("fails.groovy"), "throw new IOException('disk')\n");

        Cli cli = Cli.run(directory, ("simulate fork.dax " + arguments).split(" "));

        assertEquals(new Cli(exitCode, "", "makespan: " + message + "\n"), cli);
    }
}

package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import makespan.format.TraceJson;
import makespan.generate.Cholesky;
import makespan.graph.TaskGraph;
import makespan.simulate.Simulator;
import makespan.trace.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code makespan compare}. */
@Tag("slow")
class CompareCommandTest {
    private static final TaskGraph GRAPH = Cholesky.graph(6);

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTheRuns() throws IOException {
        for (int run = 1; run <= 3; run++) {
            write("a" + run + ".json", 1, 1 + 0.01 * run);
            write("b" + run + ".json", 1.5, 1 + 0.01 * run);
        }
        Files.writeString(directory.resolve("broken.json"), "{\"traceEvents\":[]}");
    }

    /** A run with the tasks of one kind so many times slower, and all tasks by a little. */
    private void write(String name, double gemm, double all) throws IOException {
        double[] seconds = GRAPH.tasks().stream()
                .mapToDouble(task -> 1e-3 * all * (task.kind().equals("gemm") ? gemm : 1))
                .toArray();
        Trace trace = Simulator.run(GRAPH, seconds, 2);
        Trace measured =
                new Trace(Trace.Origin.MEASURED, trace.lanes(), GRAPH.size(), trace.events(), trace.counters());
        TraceJson.write(directory.resolve(name), GRAPH, measured);
    }

    private Cli compare(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("compare"));
        all.addAll(List.of(arguments));
        return Cli.run(directory, all.toArray(String[]::new));
    }

    @Test
    void aRegressionOfOneKindIsNamedAndEndsWithOne() throws Exception {
        Cli cli = compare("a1.json", "b1.json");
        assertEquals("", cli.err());
        assertEquals(1, cli.exitCode());
        assertTrue(cli.out().contains("slower beyond the noise; the 'gemm' tasks took 50 %"), cli.out());
    }

    @Test
    void noChangeAndAnImprovementEndWithZero() throws Exception {
        assertEquals(0, compare("a1.json", "a2.json").exitCode());
        assertEquals(0, compare("b1.json", "a1.json").exitCode());
    }

    @Test
    void severalRunsASideAreGivenByName() throws Exception {
        Cli cli =
                compare("--base", "a1.json", "a2.json", "a3.json", "--new", "b1.json", "b2.json", "b3.json", "--json");
        assertEquals(1, cli.exitCode());
        assertTrue(cli.out().startsWith("{\"verdict\":\"slower\",\"sentence\":\""), cli.out());
        assertTrue(cli.out().contains("\"base_runs\":3,\"new_runs\":3,"), cli.out());
        assertTrue(cli.out().endsWith("}\n"), cli.out());
    }

    @Test
    void aChangeBelowTheThresholdDoesNotCount() throws Exception {
        assertEquals(0, compare("a1.json", "b1.json", "--threshold", "60%").exitCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a1.json | compare takes two files, or --base FILE… --new FILE…, but was given 1",
                "--base a1.json | compare takes two files, or --base FILE… --new FILE…, but was given 1 for --base, 0 for --new"
                        + " and 0 besides",
                "a1.json missing.json | there is no file 'missing.json'",
                "a1.json broken.json | broken.json: the member 'makespan' is missing: this trace was not written by Makespan",
                "a1.json a2.json --threshold 5 | the threshold must be between 0% and 100%, as in 2.5%, but was '5'",
                "a1.json a2.json --threshold=-1% | the threshold must be between 0% and 100%, as in 2.5%, but was '-1%'"
            })
    void whatIsWrongIsSaidInOneLine(String arguments, String message) throws Exception {
        assertEquals(new Cli(2, "", "makespan: " + message + "\n"), compare(arguments.split(" ", -1)));
    }
}

package makespan.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import makespan.analysis.RunAnalysis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Profiles that Bazel wrote. The numbers are from a program in Python over the events with the categories
 * {@code action processing} and {@code critical path component}; the critical path of {@code tiny} is published by its
 * source too.
 */
class BazelProfileTest {
    private static TracedRun read(String name) throws IOException {
        try (Reader text = new InputStreamReader(
                new GZIPInputStream(
                        Files.newInputStream(RealInputs.path("bazel").resolve(name))),
                StandardCharsets.UTF_8)) {
            return ChromeTraceReader.read(text, name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tiny.json.gz, 22, 8, 15.240691, 10.01377, 13.061099, 13.054314, 2",
        "local-jobs-4.json.gz, 80, 4, 19.60518, 1.412198, 6.375339, 4.36949, 7"
    })
    void actionsAreTasks(
            String name, int tasks, int lanes, double work, double longest, double makespan, double path, int steps)
            throws IOException {
        TracedRun run = read(name);
        RunAnalysis analysis = RunAnalysis.of(run.graph(), run.trace());

        assertEquals(tasks, run.graph().size());
        assertEquals(lanes, run.trace().lanes().size());
        assertEquals(0, run.graph().edgeCount());
        assertEquals(work, analysis.workSpan().work(), 1e-9);
        assertEquals(longest, analysis.workSpan().span(), 1e-9);
        assertEquals(makespan, analysis.makespan(), 1e-9);
        assertEquals(work / (lanes * makespan), analysis.utilisation(), 1e-9);
        PublishedPath published = Objects.requireNonNull(run.publishedPath());
        assertEquals("Bazel", published.publisher());
        assertEquals(path, published.seconds(), 1e-9);
        assertEquals(steps, published.tasks().size());
    }

    @ParameterizedTest
    @CsvSource({
        "tiny.json.gz, Executing genrule //src:target_a, Executing genrule",
        "tiny.json.gz, BazelWorkspaceStatusAction stable-status.txt, BazelWorkspaceStatusAction",
        "local-jobs-4.json.gz, Extracting interface @jsr305//jar:jar, Extracting interface"
    })
    void alikeActionsAreOfOneKind(String name, String action, String kind) throws IOException {
        TracedRun run = read(name);

        assertEquals(kind, run.graph().task(action).kind());
    }

    @ParameterizedTest
    @CsvSource("tiny.json.gz")
    void theCriticalPathHasTheNamesOfItsActionsAndLanesTheOrderOfTheProfile(String name) throws IOException {
        TracedRun run = read(name);

        assertEquals(
                List.of("Executing genrule //src:target_c", "Executing genrule //src:target_a"),
                Objects.requireNonNull(run.publishedPath()).tasks());
        assertEquals("skyframe-evaluator 0", run.trace().lanes().get(0).name());
    }
}

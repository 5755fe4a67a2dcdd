package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import makespan.format.GraphFile;
import makespan.format.TimedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of other systems look like. */
class OpenedFileReportTest {
    private static final String INDEPENDENT = """
            {"traceEvents": [
            {"cat": "action processing", "name": "Linking a<b", "ph": "X", "ts": 2000000, "dur": 1000000, "pid": 1, "tid": 9},
            {"cat": "action processing", "name": "Compiling b.cc", "ph": "X", "ts": 0, "dur": 2500000, "pid": 1, "tid": 8},
            {"cat": "critical path component", "name": "action 'Compiling b.cc'", "ph": "X", "ts": 0, "dur": 1500000},
            {"cat": "critical path component", "name": "action 'Linking a<b'", "ph": "X", "ts": 2000000, "dur": 1000000}]}
            """;

    private static final String CONNECTED = """
            [{"ph": "X", "name": "a", "pid": 1, "tid": 1, "ts": 0, "dur": 4000},
             {"ph": "X", "name": "b", "pid": 1, "tid": 2, "ts": 5000, "dur": 4000},
             {"ph": "s", "name": "f", "id": 1, "pid": 1, "tid": 1, "ts": 3999},
             {"ph": "f", "bp": "e", "name": "f", "id": 1, "pid": 1, "tid": 2, "ts": 5000}]
            """;

    @TempDir
    private Path folder;

    private TimedGraph open(String content) throws IOException {
        return GraphFile.read(Files.writeString(folder.resolve("t"), content));
    }

    private Report reportOfRun(String content) throws IOException {
        return Report.of(open(content).run().orElseThrow()).orElseThrow();
    }

    @Test
    void aTraceWithoutDependenciesSaysSoAndCallsNothingCritical() throws IOException {
        String text = reportOfRun(INDEPENDENT).toText();

        assertTrue(text.startsWith("""
                        imported: 1.2× faster on 2 workers than its work on one; its trace names no dependencies, so that
                        what limits it is not known; the longest task 'Compiling b.cc' alone takes 2.5 s
                        note: the trace names no dependencies between tasks: span, parallelism, bounds and simulated
                        makespans are those of independent tasks
                        note: the critical path that Bazel published takes 2.5 s: Compiling b.cc → Linking a<b

                        imported: t — 2 tasks on 2 workers
                        makespan 3 s · work 3.5 s · longest task 2.5 s · utilisation 58 %
                        """), text);
        assertFalse(text.contains("slack 0") || text.contains("critical path ("), text);
        assertFalse(text.contains(" critical\n"), text);
        assertTrue(text.contains("not known"), text);
        assertTrue(text.contains("idle"), text);
        assertFalse(text.contains("starved"), text);
    }

    @Test
    void itsPageSaysTheSame() throws IOException {
        String html = reportOfRun(INDEPENDENT).toHtml();

        assertTrue(html.contains("<p class=\"mk-note\">the critical path that Bazel published takes 2.5 s: "
                + "Compiling b.cc → Linking a&lt;b</p>"));
        assertTrue(html.contains("imported: t — 2 tasks on 2 workers"));
        assertFalse(html.contains("on the critical path"));
        assertFalse(html.contains("a<b"));
    }

    @Test
    void aTraceWithDependenciesHasItsCriticalPath() throws IOException {
        String text = reportOfRun(CONNECTED).toText();

        assertTrue(text.contains("the critical path a → b is nearly all"), text);
        assertTrue(text.contains("span 8 ms"), text);
        assertTrue(text.contains("critical\n"), text);
    }

    @Test
    void aGraphIsShownWithWhatFollowsFromItsTimes() throws IOException {
        Report report = Report.of(open("3\n0 1.5 0\n1 2 1 0\n2 0.25 1 0\n")).orElseThrow();

        assertEquals("""
                Task graph t
                  task 0
                   task 1    after task 0
                   task 2    after task 0
                3 tasks, 2 edges
                work 3.75 units, span 3.5 units, parallelism 1.1; critical path of 2 tasks: task 0 → task 1
                """, report.toText());
        assertTrue(report.toHtml().contains("<td>task 2</td><td>task</td><td>0.25 units</td><td>1 task</td>"));
    }
}

package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskSpec;
import makespan.runtime.RunResult;
import makespan.runtime.WorkStealingRuntime;
import org.junit.jupiter.api.Test;

class RunReportTest {
    private static String stripped(String html) {
        return html.replaceAll("(?s)<script>.*?</script>", "")
                .replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll(" (class|style)=\"[^\"]*\"", "");
    }

    @Test
    void strippedOfScriptsAndStylesTheReportStillHasVerdictPictureAndTables() {
        String html = stripped(RunReport.of(Samples.releaseRun()).toHtml());
        String verdict = Markup.escape(Samples.releaseRun().verdict().sentence());
        assertTrue(html.contains("<strong>" + verdict + "</strong>"), html);
        assertTrue(html.contains("<img width=\"1000\" alt=\"" + verdict), html);
        assertTrue(html.contains("src=\"data:image/png;base64,"));
        assertTrue(html.contains("<details><summary>4 tasks by time</summary>"));
        assertTrue(html.contains("<td>features</td><td>features</td><td>10 ms</td><td>20 ms</td><td>0 s</td>"));
    }

    @Test
    void thePageRefersToNothingOutside() {
        String page = RunReport.of(Samples.releaseRun()).toHtmlPage();
        String withoutNamespaces = page.replace("http://www.w3.org/2000/svg", "");
        assertFalse(withoutNamespaces.contains("http://"), "http:// besides the namespace");
        assertFalse(withoutNamespaces.contains("https://"));
        assertFalse(withoutNamespaces.contains("@import"));
        assertTrue(page.contains("prefers-color-scheme:dark"));
    }

    @Test
    void namesCannotBreakOutOfTheReport() {
        List<String> names = List.of(
                "</script><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "it's & \u2028 'quoted'",
                "rocket \uD83D\uDE80 lone \uD83D end",
                "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD",
                "x".repeat(5000));
        String html = RunReport.of(Samples.measured(Samples.chain(names), 2)).toHtml();
        assertEquals(2, html.split("<script>", -1).length, "one script");
        assertEquals(2, html.split("</script>", -1).length);
        assertFalse(html.contains("<img src=x"));
        assertFalse(html.contains("\u2028") && html.indexOf('\u2028') > html.indexOf("<script>"));
    }

    @Test
    void aFailedRunSaysSoFirstAndNamesWhatWasNotRun() throws Exception {
        TaskGraph graph = TaskGraph.builder("release")
                .add(TaskSpec.of("load", TaskBody.EMPTY))
                .add(TaskSpec.of("parse", context -> {
                            throw new NumberFormatException("\"12a\"");
                        })
                        .withAfter("load"))
                .add(TaskSpec.of("stats", TaskBody.EMPTY).withAfter("parse"))
                .build();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            RunResult result = runtime.run(graph);
            RunReport report = RunReport.of(result);
            String failure = "Task 'parse' failed: NumberFormatException: \"12a\"; not run: stats";
            assertTrue(report.toText().startsWith(failure + "\n"), report.toText());
            assertTrue(report.toHtml().contains("<strong>" + Markup.escape(failure) + "</strong>"));
            assertTrue(ImageIO.read(new ByteArrayInputStream(report.toPng())).getWidth() == 2000);
        }
    }

    @Test
    void theReportOfEightyTasksStaysSmall() throws IOException {
        RunReport report = RunReport.of(Samples.measured(Samples.cholesky(7), 4));
        assertEquals(84, Samples.cholesky(7).size());
        int html = report.toHtml().length();
        assertTrue(html < 600_000, "HTML of " + html + " characters");
        var image = ImageIO.read(new ByteArrayInputStream(report.toPng()));
        assertEquals(2000, image.getWidth());
        assertTrue(image.getHeight() > 500 && image.getHeight() < 6000, "height " + image.getHeight());
    }

    @Test
    void theSameRunGivesTheSameReport() {
        assertEquals(
                RunReport.of(Samples.releaseRun()).toHtml(),
                RunReport.of(Samples.releaseRun()).toHtml());
    }

    @Test
    void anEmptyGraphHasAReport() {
        TaskGraph empty = TaskGraph.builder("nothing").build();
        RunReport report = RunReport.of(Samples.measured(empty, 2));
        assertTrue(report.toText().startsWith("nothing to run: the graph has no tasks\n"), report.toText());
        assertTrue(report.toHtml().contains("<img"));
    }
}

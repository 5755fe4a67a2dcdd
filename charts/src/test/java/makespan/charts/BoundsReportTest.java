package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import makespan.analysis.BoundsStudy;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;

class BoundsReportTest {
    private static final BoundsStudy RELEASE =
            BoundsStudy.of(Samples.release(), new double[] {0.01, 0.02, 0.005, 0.01}, List.of(1, 2));

    @Test
    void theTextIsATableByNumberOfWorkers() {
        assertEquals("""
                Bounds — release, 4 tasks
                Work 45 ms, span 40 ms: at most 1.1× faster than the work on any number of workers, and never more
                than 2 tasks at once if each starts as soon as it can
                workers  at least  list schedule  greedy at most  of best ≥
                      1     45 ms          45 ms           45 ms      100 %
                      2     40 ms          40 ms         42.5 ms      100 %
                No schedule takes less than 'at least'. The list schedule is simulated with the times of the latest
                run, without overhead.
                """, Report.of(RELEASE).orElseThrow().toText());
    }

    @Test
    void thePageHasThePictureTheTableAndTheNote() throws Exception {
        BoundsReport report = BoundsReport.of(RELEASE);
        String html = report.toHtml();

        assertTrue(html.contains("<td>2</td><td>40 ms</td><td>40 ms</td><td>42.5 ms</td><td>100 %</td>"), html);
        assertTrue(html.contains("<img width=\"900\" alt=\"Tasks that run at once on unlimited workers: at most 2\""));
        assertEquals(
                1800, ImageIO.read(new ByteArrayInputStream(report.toPng())).getWidth());
    }

    @Test
    void thePictureIsAsHighAsManyTasksRun() {
        String svg = new ProfileScene(RELEASE.profile()).toSvg(Theme.LIGHT, "t");

        List<String> tips = Xml.texts(Xml.parse(svg), "title");
        assertEquals(List.of("1 task at once", "2 tasks at once", "1 task at once"), tips.subList(1, tips.size()));
    }

    @Test
    void tasksThatTakeNoTimeHaveAReportToo() {
        TaskGraph graph = TaskGraph.indexed("<zero>", 3).build();
        BoundsReport report = BoundsReport.of(BoundsStudy.of(graph, new double[3], List.of(2)));

        assertTrue(report.toText().contains("Work 0 s, span 0 s\n"), report.toText());
        assertTrue(report.toHtmlPage().contains("Bounds — &lt;zero&gt;, 3 tasks"), report.toHtmlPage());
    }
}

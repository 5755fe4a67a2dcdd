package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import makespan.analysis.RunAnalysis;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class ChartSvgTest {
    private static final List<String> NASTY = List.of(
            "<script>alert(1)</script>",
            "\" onload=\"alert(1)",
            "it's & 'quoted' ]]>",
            "rocket \uD83D\uDE80",
            "half \uD83D of a pair and \u0000 control",
            "\u05E9\u05DC\u05D5\u05DD",
            "line\nbreak \u2028 and \u2029",
            "very long ".repeat(200));

    private static long critical(Document svg, String element) {
        return Xml.elements(svg, element).stream()
                .filter(path -> path.getAttribute("stroke").equals(Theme.LIGHT.critical()))
                .count();
    }

    @Test
    void theGraphMarksTheCriticalTasksAndOnlyTheEdgesBetweenThem() {
        Document svg = Xml.parse(DagChart.of(Samples.releaseRun()).toSvg(Theme.LIGHT));
        assertEquals(3, critical(svg, "rect"), "load, features, report");
        assertEquals(2, critical(svg, "path"), "load to features to report");
        List<String> texts = Xml.texts(svg, "text");
        assertTrue(texts.containsAll(List.of("load", "features", "stats", "report")), texts.toString());
        assertTrue(texts.contains("5 ms · slack 15"), texts.toString());
        assertTrue(texts.contains("20 ms · critical"), texts.toString());
        assertTrue(texts.contains("4 tasks, 4 edges · critical path (orange): 40 ms"), texts.toString());
    }

    @Test
    void twoCriticalTasksThatAreNotConsecutiveHaveAPlainEdge() {
        TaskGraph triangle = TaskGraph.builder("triangle")
                .add(TaskSpec.of("a", TaskBody.EMPTY))
                .add(TaskSpec.of("b", TaskBody.EMPTY).withAfter("a"))
                .add(TaskSpec.of("c", TaskBody.EMPTY).withAfter("a", "b"))
                .build();
        Document svg = Xml.parse(DagChart.of(Samples.measured(triangle, 1)).toSvg(Theme.LIGHT));
        assertEquals(2, critical(svg, "path"));
    }

    @Test
    void aGraphThatWasNotRunHasNoTimesAndNoCriticalPath() {
        Document svg = Xml.parse(DagChart.of(Samples.release()).toSvg(Theme.LIGHT));
        assertEquals(0, critical(svg, "rect") + critical(svg, "path"));
        assertEquals(
                List.of(
                        "load",
                        "features",
                        "stats",
                        "report",
                        "4 tasks, 4 edges",
                        "load",
                        "features",
                        "stats",
                        "report"),
                Xml.texts(svg, "text"),
                "cards, caption, legend");
    }

    @Test
    void tasksThatFailedOrDidNotRunSaySo() {
        List<String> dag =
                Xml.texts(Xml.parse(DagChart.of(Samples.failedRelease()).toSvg(Theme.LIGHT)), "text");
        assertTrue(dag.containsAll(List.of("failed after 8 ms", "not run")), dag.toString());
        List<String> gantt =
                Xml.texts(Xml.parse(GanttChart.of(Samples.failedRelease()).toSvg(Theme.LIGHT)), "text");
        assertTrue(gantt.contains("features failed"), gantt.toString());
        assertTrue(gantt.contains("release — 4 tasks on 2 workers — failed"), gantt.toString());
    }

    @Test
    void theGanttOutlinesTheRealisedPathAndNamesItsFigures() {
        Document svg = Xml.parse(GanttChart.of(Samples.releaseRun()).toSvg(Theme.LIGHT));
        assertEquals(4, critical(svg, "rect"), "load, features, report and the legend");
        List<String> texts = Xml.texts(svg, "text");
        assertTrue(
                texts.contains("makespan 40 ms · work 45 ms · span 40 ms · parallelism 1.1 · utilisation 56 %"
                        + " · lower bound 40 ms (the best possible)"),
                texts.toString());
        assertTrue(texts.containsAll(List.of("w0", "w1", "time (ms)", "0", "5", "40")), texts.toString());
    }

    @Test
    void aSimulatedRunIsLabelledAndDrawnDifferently() {
        TaskGraph graph = Samples.cholesky(3);
        String simulated = GanttChart.of(Samples.simulated(graph, 2)).toSvg(Theme.LIGHT);
        String measured = GanttChart.of(Samples.measured(graph, 2)).toSvg(Theme.LIGHT);
        assertTrue(Xml.texts(Xml.parse(simulated), "text").contains("simulated: Cholesky 3 — 10 tasks on 2 workers"));
        assertTrue(simulated.contains("fill-opacity"));
        assertFalse(measured.contains("fill-opacity"));
        assertFalse(measured.contains("simulated"));
    }

    @Test
    void namesAreEscapedAndShortenedWhereTheyDoNotFit() {
        RunAnalysis run = Samples.measured(Samples.chain(NASTY), 2);
        for (Chart chart : List.of(DagChart.of(run), GanttChart.of(run), DagChart.of(run.graph()))) {
            String svg = chart.toSvg(Theme.DARK);
            Document document = Xml.parse(svg);
            assertEquals(0, document.getElementsByTagName("script").getLength());
            assertFalse(svg.contains("onload=\""), chart.title());
            List<String> tooltips = Xml.texts(document, "title");
            assertTrue(tooltips.stream().anyMatch(text -> text.startsWith("<script>alert(1)</script>\n")));
            assertTrue(tooltips.stream().anyMatch(text -> text.startsWith("rocket \uD83D\uDE80\n")));
            assertTrue(tooltips.stream().anyMatch(text -> text.startsWith("half \uFFFD of a pair and")));
            assertTrue(svg.length() < 60_000, "a long name must not fill the picture: " + svg.length());
        }
    }

    @Test
    void noPictureContainsBrokenNumbers() {
        TaskGraph graph = Samples.cholesky(4);
        RunAnalysis instant =
                RunAnalysis.of(graph, Samples.trace(makespan.trace.Trace.Origin.MEASURED, 2, graph.size(), List.of()));
        for (RunAnalysis run : List.of(Samples.measured(graph, 3), instant, Samples.failedRelease())) {
            for (Chart chart : List.of(DagChart.of(run), GanttChart.of(run), BreakdownChart.of(run))) {
                String all = chart.toSvg(Theme.LIGHT) + chart.toText();
                assertFalse(all.contains("NaN") || all.contains("Infinity") || all.contains("-0.0"), all);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7})
    void graphsOfFewUnconnectedTasksAreDrawn(int size) throws IOException {
        TaskGraphBuilder builder = TaskGraph.builder("few");
        IntStream.range(0, size).forEach(i -> builder.add(TaskSpec.of("t" + i, TaskBody.EMPTY)));
        RunAnalysis run = Samples.measured(builder.build(), 2);
        for (Chart chart : List.of(DagChart.of(run), DagChart.of(run.graph()), GanttChart.of(run))) {
            Xml.parse(chart.toSvg(Theme.LIGHT));
            assertTrue(ImageIO.read(new ByteArrayInputStream(chart.toPng(Theme.LIGHT, 1)))
                            .getWidth()
                    > 0);
        }
    }

    @Test
    void twoThousandTasksAreDrawnAsFewGroups() {
        TaskGraph graph = Samples.cholesky(22);
        assertEquals(2024, graph.size());
        DagChart chart = DagChart.of(Samples.measured(graph, 8));
        assertTrue(
                chart.model().nodes().size() <= 250,
                "cards: " + chart.model().nodes().size());
        List<String> texts = Xml.texts(Xml.parse(chart.toSvg(Theme.LIGHT)), "text");
        assertTrue(texts.contains("gemm ×210"), texts.toString());
        assertTrue(
                texts.stream()
                        .anyMatch(text -> text.startsWith("2024 tasks, 5544 edges, drawn as 84 groups")
                                || text.contains("drawn as 84 groups: one kind at one depth")),
                texts.toString());
        assertTrue(chart.scene().width() <= 1900, "width " + chart.scene().width());
    }

    @Test
    void groupsStayFewWhereEveryTaskHasItsOwnKindAndDepth() {
        TaskGraph chain = Samples.chain(IntStream.range(0, 2000)
                .mapToObj(i -> "step" + "abcdefghij".charAt(i % 10) + "x".repeat(i % 7) + i)
                .toList());
        DagChart chart = DagChart.of(Samples.measured(chain, 2));
        assertTrue(
                chart.model().nodes().size() <= 250,
                "cards: " + chart.model().nodes().size());
        assertEquals(
                2000,
                chart.model().nodes().stream()
                        .mapToInt(node -> node.tasks().size())
                        .sum());
        Xml.parse(chart.toSvg(Theme.LIGHT));
    }

    @Test
    void aCrowdedGraphLeavesOutImpliedEdgesAndSaysHowMany() {
        TaskGraphBuilder builder = TaskGraph.builder("crowded");
        for (int i = 0; i < 20; i++) {
            builder.add(TaskSpec.of("t" + i, TaskBody.EMPTY)
                    .withAfter(IntStream.range(0, i).mapToObj(j -> "t" + j).toList()));
        }
        DagModel model = DagChart.of(builder.build()).model();
        assertEquals(19, model.edges().size());
        assertEquals("20 tasks, 190 edges (171 of them, implied by others, are not drawn)", model.caption());
    }

    @Test
    void aRunOfVeryManyTasksKeepsItsPictureSmall() {
        TaskGraphBuilder builder = TaskGraph.builder("many");
        IntStream.range(0, 20_000).forEach(i -> builder.add(TaskSpec.of("t" + i, TaskBody.EMPTY)));
        TaskGraph graph = builder.build();
        double[] seconds = new double[graph.size()];
        Arrays.setAll(seconds, i -> 1e-5 * (1 + i % 5));
        RunAnalysis run = RunAnalysis.of(graph, makespan.simulate.Simulator.run(graph, seconds, 64));
        String svg = GanttChart.of(run).toSvg(Theme.LIGHT);
        Xml.parse(svg);
        assertTrue(svg.length() < 1_000_000, "SVG of " + svg.length() + " characters");
    }

    @Test
    void picturesInPixelsHaveTheirSizeAndAreNotBlank() throws IOException {
        var image = ImageIO.read(
                new ByteArrayInputStream(GanttChart.of(Samples.releaseRun()).toPng(Theme.DARK, 2)));
        assertEquals(2000, image.getWidth());
        long colours = IntStream.range(0, image.getWidth())
                .map(x -> image.getRGB(x, image.getHeight() / 2))
                .distinct()
                .count();
        assertTrue(colours > 2, "colours along the middle: " + colours);
        assertEquals(0xFF0F172A, image.getRGB(2, 2), "the dark sheet");
    }
}

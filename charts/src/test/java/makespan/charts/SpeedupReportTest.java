package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import makespan.analysis.SpeedupStudy;
import makespan.analysis.TimeBreakdown;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SpeedupReportTest {
    /** Measurements of the release pipeline, 45 ms of work and a span of 40 ms, without noise. */
    private static SpeedupStudy study(int... workers) {
        TaskGraph graph = Samples.release();
        Map<Integer, double[]> samples = new TreeMap<>();
        for (int each : workers) {
            double makespan = each == 1 ? 0.045 : 0.0405;
            samples.put(each, new double[] {makespan, makespan, makespan});
        }
        double[] seconds = {0.01, 0.02, 0.005, 0.01};
        return SpeedupStudy.of(graph, samples, seconds, 8, List.of("2 rounds were left out to keep within 20 s"), 7);
    }

    @Test
    void theTextHasATableTheFitAndItsValidity() {
        assertEquals("""
                Speedup — release, 4 tasks
                1.1× faster on 2 workers than on one, measured (1.1 to 1.1×); the graph allows at most 1.1× on any
                number of workers
                workers   median  speedup  95 % interval  efficiency
                      1    45 ms    1.00×      1.00–1.00       100 %  ###########################
                      2  40.5 ms    1.11×      1.11–1.11        56 %  ##############################
                Amdahl's law fits with a serial fraction of 0.800 (0.800 to 0.800), but do not extrapolate it:
                fitted to 2 numbers of workers, fewer than four; the graph, which allows at most 1.1×, limits this
                curve at 2 workers: the fit describes it and predicts nothing
                simulated, within 1 % of every measured makespan
                2 rounds were left out to keep within 20 s
                """, SpeedupReport.of(study(1, 2)).toText());
    }

    @Test
    void theTextSaysWhereTheTimeOfTheMostWorkersWent() {
        SpeedupStudy study =
                study(1, 2).withBreakdowns(Map.of(2, new TimeBreakdown(0.045, 0.009, 0.018, 0, 0, 0, 0.009, 0.081)));
        String said = """
                Where the time of 2 workers went in the latest run: working 55.6 %, contention 11.1 %, starved 22.2
                %, tail 11.1 %; contention is what tasks took longer than on one worker
                """;

        assertTrue(
                SpeedupReport.of(study).toText().contains(said),
                SpeedupReport.of(study).toText());
        assertTrue(SpeedupReport.of(study).toHtml().contains("contention 11.1 %, starved 22.2 %"));
    }

    @Test
    void thePictureNamesWhatIsMeasuredBoundedFittedAndSimulated() {
        String svg = SpeedupChart.of(study(1, 2, 4)).toSvg(Theme.LIGHT);
        Document document = Xml.parse(svg);
        List<String> texts = Xml.texts(document, "text");
        assertTrue(
                texts.containsAll(List.of(
                        "measured, median of 3, 95 % bootstrap interval",
                        "work law: at most P",
                        "span law: at most 1.13×",
                        "greedy guarantee (Graham, Brent)",
                        "Amdahl fit, f = 0.848 (see the note)",
                        "simulated, within 1 % of every measured makespan",
                        "workers P")),
                texts.toString());
        assertFalse(svg.contains("NaN") || texts.toString().contains("-0"));
    }

    /** 200 tasks of 10 ms each, slowed by contention and the cost of keeping workers consistent, without noise. */
    private static SpeedupStudy coherency(int processors) {
        TaskGraphBuilder graph = TaskGraph.builder("wide");
        double[] seconds = new double[200];
        for (int task = 0; task < seconds.length; task++) {
            graph.add("t" + task, TaskBody.EMPTY);
            seconds[task] = 0.01;
        }
        Map<Integer, double[]> samples = new TreeMap<>();
        for (int n : new int[] {1, 2, 4, 8, 16}) {
            double makespan = 2 * (1 + 0.02 * (n - 1) + 0.01 * n * (n - 1)) / n;
            samples.put(n, new double[] {makespan * 1.01, makespan * 0.99, makespan});
        }
        return SpeedupStudy.of(graph.build(), samples, seconds, processors, List.of(), 7);
    }

    @Test
    void everyLawIsToldWithWhatSpeaksAgainstIt() {
        String text = SpeedupReport.of(coherency(4)).toText();

        assertTrue(text.endsWith("""
                Amdahl's law fits with a serial fraction of 0.149 (0.145 to 0.153), but do not extrapolate it:
                measured on 8, 16 workers, but the machine has 4 processors; the fit misses the measured speedups by
                0.6×. The Universal Scalability Law fits with contention α = 0.02 (0.013 to 0.027) and coherency β =
                0.01 (0.0097 to 0.01), with its peak at 10 workers, but do not extrapolate it: measured on 8, 16
                workers, but the machine has 4 processors
                Karp and Flatt's serial fraction rises from 0.040 on 2 workers to 0.180 on 16: overhead or
                contention grows, for the graph explains less than half of it
                simulated, not to be believed: misses a measured makespan by 72 %
                """), text);
    }

    @Test
    void thePictureNamesTheUniversalScalabilityLaw() {
        Document document = Xml.parse(SpeedupChart.of(coherency(4)).toSvg(Theme.LIGHT));

        assertTrue(Xml.texts(document, "text").contains("Universal Scalability Law fit (see the note)"));
    }

    @Test
    void oneNumberOfWorkersIsEnoughForAPicture() throws IOException {
        SpeedupReport report = SpeedupReport.of(study(1));
        var image = ImageIO.read(new ByteArrayInputStream(report.toPng()));
        assertEquals(1800, image.getWidth());
        assertTrue(report.toText().contains("Amdahl's law needs at least two numbers of workers\n"));
    }

    @Test
    void theLivePictureTakesItsColoursFromThePage() {
        String live = SpeedupChart.of(study(1, 2)).toLiveSvg();
        Xml.parse(live);
        assertTrue(live.contains("var(--mk-foreground)") && live.contains("var(--mk-critical)"));
        assertFalse(live.contains("rgb(17,24,39)"));
    }

    @Test
    void thePageHasTablePictureAndNotes() {
        String html = SpeedupReport.of(study(1, 2)).toHtml();
        assertTrue(html.contains("<td>2</td><td>40.5 ms</td><td>1.11×</td><td>1.11–1.11</td><td>56 %</td>"), html);
        assertTrue(html.contains("2 rounds were left out to keep within 20 s"));
        assertTrue(html.contains("<img width=\"900\""));
    }
}

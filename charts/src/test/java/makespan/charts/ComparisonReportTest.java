package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import makespan.analysis.RunAnalysis;
import makespan.analysis.RunComparison;
import makespan.graph.TaskGraph;
import makespan.simulate.Simulator;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
    private static final TaskGraph GRAPH = Samples.cholesky(6);

    /** The sample run, with the tasks of a kind so many times slower. */
    private static RunAnalysis run(String kind, double factor, Trace.Origin origin) {
        double[] seconds = Samples.seconds(GRAPH);
        GRAPH.tasks().stream()
                .filter(task -> task.kind().equals(kind))
                .forEach(task -> seconds[task.index()] *= factor);
        Trace trace = Simulator.run(GRAPH, seconds, 2);
        return RunAnalysis.of(GRAPH, new Trace(origin, trace.lanes(), GRAPH.size(), trace.events(), trace.counters()));
    }

    private static RunComparison slowerGemm() {
        return RunComparison.of(run("gemm", 1, Trace.Origin.MEASURED), run("gemm", 1.5, Trace.Origin.MEASURED));
    }

    @Test
    void theTextNamesTheKindItsEffectAndWhereTheTimeWent() {
        String text = ComparisonReport.of(slowerGemm()).toText();
        assertTrue(text.startsWith("""
                120 ms against 102 ms, 1.17× the makespan: slower beyond the noise; the 'gemm' tasks took 50 % more
                than the others (+50 % to +50 %)

                kind            base            new  beyond the others   95 % interval  effect
                gemm   20 in 66.4 ms  20 in 99.6 ms              +50 %  +50 % to +50 %   +17 %  beyond the noise
                potrf   6 in 25.4 ms   6 in 25.4 ms                0 %      0 % to 0 %     0 %
                syrk   15 in 49.1 ms  15 in 49.1 ms                0 %      0 % to 0 %     0 %
                trsm   15 in 49.9 ms  15 in 49.9 ms                0 %      0 % to 0 %     0 %

                where the time of a worker went     base     new  difference
                work                             95.4 ms  112 ms    +16.6 ms
                starved                           4.4 ms  5.2 ms     +800 µs
                tail                              2.3 ms  2.3 ms         0 s

                tasks that changed most    base      new  difference
                gemm 4,2,0               3.6 ms   5.4 ms     +1.8 ms
                """), text);
        assertTrue(text.endsWith("""
                noise: with fewer than three runs a side, the spread of kinds against each other over stretches of
                the run; all kinds changed by 0 % alike, which may be the machine; three runs a side or more tell
                a change of the makespan of less than 5 % does not count
                """), text);
    }

    @Test
    void thePictureIsDrawnInBothThemes() throws IOException {
        Scene scene = ComparisonReport.of(slowerGemm()).stacked(slowerGemm().sentence());
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            byte[] png = scene.toPng(theme, 1);
            assertEquals(1000, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        }
    }

    @Test
    void aSimulatedSideSaysSo() {
        RunComparison comparison =
                RunComparison.of(run("gemm", 1, Trace.Origin.MEASURED), run("gemm", 1, Trace.Origin.SIMULATED));
        String svg = ComparisonReport.of(comparison).stacked("").toSvg(Theme.LIGHT, "t");
        assertTrue(svg.contains("new (simulated)"));
        assertFalse(svg.contains("base (simulated)"));
    }

    @Test
    void namesCannotBreakOutOfTheReport() {
        List<String> names = List.of("</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&amp;");
        RunAnalysis run = Samples.measured(Samples.chain(names), 2);
        String html = ComparisonReport.of(RunComparison.of(run, run)).toHtml();
        assertEquals(2, html.split("<script>", -1).length, "one script");
        assertFalse(html.contains("<img src=x"));
    }
}

package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import makespan.analysis.WhatIf;
import makespan.analysis.WhatIfStudy;
import org.junit.jupiter.api.Test;

class WhatIfReportTest {
    private static WhatIfStudy study() {
        return WhatIf.of(Samples.measured(Samples.cholesky(4), 2))
                .faster("gemm", 4)
                .workers(3)
                .predict();
    }

    @Test
    void theTextHasBeforeAndAfterTheRankingAndTheSimulatedRun() {
        String text = WhatIfReport.of(study()).toText();
        assertTrue(text.startsWith("""
                the 4 'gemm' tasks 4× faster, on 3 workers: 37.2 ms by replay, 12 % less, 1.1× faster; a replay of
                the run as it was is exact (42.3 ms, measured 42.3 ms)

                                    makespan  workers
                measured             42.3 ms        2
                replayed as it was   42.3 ms        2  simulated, exact
                with the change      37.2 ms        3  simulated

                workers  replayed as it was  with the change  gain
                      2             42.3 ms          37.2 ms  1.1×
                      3             37.2 ms          37.2 ms  1.1×

                saved by replay, if     time  twice as fast  free
                the 4 'potrf' tasks    17 ms           18 %  30 %
                the 6 'syrk' tasks   20.3 ms           15 %  26 %
                the 6 'trsm' tasks   19.8 ms           15 %  23 %
                the 4 'gemm' tasks   12.6 ms            9 %  12 %
                'potrf 3'             4.5 ms            5 %  11 %
                'potrf 0'               4 ms            5 %   9 %
                'syrk 3,2'            3.4 ms            4 %   8 %
                'potrf 1'             4.3 ms            3 %   7 %
                'syrk 3,0'            3.2 ms            4 %   7 %
                'potrf 2'             4.2 ms            5 %   6 %

                simulated: Cholesky 4 — 20 tasks on 3 workers
                """), text);
        assertTrue(text.endsWith("""
                tasks are taken to be as fast on 3 workers as on 2: memory and caches that they share may say
                otherwise
                """), text);
    }

    @Test
    void thePictureIsDrawnInBothThemes() throws IOException {
        Scene scene = WhatIfReport.of(study()).stacked(study().sentence());
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            byte[] png = scene.toPng(theme, 1);
            assertEquals(1000, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        }
    }

    @Test
    void whatIsSimulatedSaysSo() {
        String svg = WhatIfReport.of(study()).stacked("").toSvg(Theme.LIGHT, "t");
        assertTrue(svg.contains("simulated: Cholesky 4"), svg);
        assertTrue(svg.contains("saved if free, simulated"));
    }

    @Test
    void namesCannotBreakOutOfTheReport() {
        List<String> names = List.of("</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&amp;");
        String html = WhatIfReport.of(WhatIf.of(Samples.measured(Samples.chain(names), 2))
                        .without(names.get(1))
                        .predict())
                .toHtml();
        assertEquals(2, html.split("<script>", -1).length, "one script");
        assertFalse(html.contains("<img src=x"));
    }

    @Test
    void withoutAPredictionTheReasonStandsAlone() {
        WhatIfStudy refused = WhatIf.of(Samples.failedRelease()).predict();
        assertEquals("""
                no prediction for graph 'release': the run failed: 2 of 4 tasks completed, and the times of the
                others are not known; run it to its end

                          makespan  workers
                measured     18 ms        2
                """, WhatIfReport.of(refused).toText());
    }
}

package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import makespan.analysis.DelayStudy;
import makespan.analysis.RatioInterval;
import org.junit.jupiter.api.Test;

class DelayReportTest {
    private static DelayStudy study(String kind) {
        return new DelayStudy(
                Samples.release(),
                2,
                5,
                4,
                0.100,
                0.102,
                List.of(
                        new DelayStudy.Check(kind, 8, 0.002, 0.12, new RatioInterval(1.11, 1.09, 1.14)),
                        new DelayStudy.Check("trsm", 4, 0.001, 0.05, new RatioInterval(1.09, 1.08, 1.10)),
                        new DelayStudy.Check("potrf", 3, 0.001, 0.04, new RatioInterval(1.03, 0.97, 1.12))));
    }

    @Test
    void theTextHasALineAndARowPerKind() {
        assertEquals("""
                1 of 3 predictions by replay holds, 1 does not, 1 cannot be told for noise
                'gemm': predicted +12 %, measured +11 % [+9 %, +14 %]: holds
                'trsm': predicted +5 %, measured +9 % [+8 %, +10 %]: does not hold
                'potrf': predicted +4 %, measured +3 % [−3 %, +12 %]: too noisy to tell

                kind   tasks  delay  predicted  measured  95 % interval
                gemm       8   2 ms      +12 %     +11 %  +9 % to +14 %  holds
                trsm       4   1 ms       +5 %      +9 %  +8 % to +10 %  does not hold
                potrf      3   1 ms       +4 %      +3 %  −3 % to +12 %  too noisy to tell
                measured on 2 workers: 5 undisturbed runs and 5 with each kind delayed, in random order; 95 %
                intervals by bootstrap, one of twenty misses by chance
                """, DelayReport.of(study("gemm")).toText());
    }

    @Test
    void thePictureIsDrawnInBothThemes() throws IOException {
        DelayStudy study = study("gemm");
        Scene scene = DelayReport.of(study).stacked(study.sentence());
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            byte[] png = scene.toPng(theme, 1);
            assertEquals(1000, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        }
    }

    @Test
    void namesCannotBreakOutOfTheReport() {
        String html =
                DelayReport.of(study("</script><script>alert(1)</script>")).toHtml();
        assertEquals(2, html.split("<script>", -1).length, "one script");
        assertFalse(html.contains("<script>alert"));
        assertTrue(html.contains("&lt;script&gt;alert"));
    }
}

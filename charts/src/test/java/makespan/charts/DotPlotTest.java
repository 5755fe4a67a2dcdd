package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class DotPlotTest {
    private static DotPlotChart example() {
        Map<String, Double> chain = new LinkedHashMap<>();
        chain.put("ours", 6.125);
        chain.put("theirs <&>", 60.0);
        return DotPlotChart.of(
                "Times",
                "ns per task",
                Set.of("ours"),
                List.of(new DotPlotChart.Row("chain", chain), new DotPlotChart.Row("tree", Map.of("ours", 456.7))));
    }

    @Test
    void everyDotHasItsLabelAndTheAxisRoundNumbers() {
        Document svg = Xml.parse(example().toSvg(Theme.LIGHT));

        List<String> texts = Xml.texts(svg, "text");
        assertTrue(texts.containsAll(List.of("chain", "tree", "ours 6.13", "theirs <&> 60.0", "ours 457")), texts + "");
        assertTrue(texts.containsAll(List.of("5", "10", "20", "50", "100", "200", "500")), texts + "");
        assertEquals(
                2,
                Xml.elements(svg, "rect").stream()
                        .filter(dot -> dot.getAttribute("fill").equals("#009e73"))
                        .count(),
                "only ours is emphasised");
    }

    @Test
    void crowdedLabelsDoNotOverlap() {
        Map<String, Double> crowd = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            crowd.put("contestant " + i, 10 + i * 0.1);
        }
        crowd.put("far", 1000.0);
        Document svg = Xml.parse(DotPlotChart.of("t", "a", Set.of(), List.of(new DotPlotChart.Row("r", crowd)))
                .toSvg(Theme.DARK));

        long lines = Xml.elements(svg, "text").stream()
                .filter(text -> text.getTextContent().startsWith("contestant"))
                .map(text -> text.getAttribute("y"))
                .distinct()
                .count();
        assertEquals(4, lines);
    }

    @Test
    void theAxisEndsAtTheRoundNumbersAroundItsValues() {
        assertEquals(new LogAxis(0.2, 500), LogAxis.around(DoubleStream.of(0.3, 7, 499)));
        assertEquals(new LogAxis(0.5, 2), LogAxis.around(DoubleStream.of(1)));
        assertEquals(new LogAxis(1, 10), LogAxis.around(DoubleStream.empty()));
        assertEquals(0.5, new LogAxis(1, 100).position(10), 1e-12);
        assertEquals(List.of(0.5, 1.0, 2.0), new LogAxis(0.5, 2).ticks());
        assertEquals("0.05", LogAxis.label(0.05));
    }

    @Test
    void inWordsItIsATable() {
        assertEquals("""
                Times
                ns per task
                       ours  theirs <&>
                chain  6.13        60.0
                tree    457           -
                """, example().toText());
    }

    @Test
    void itIsDrawnInPixelsToo() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(example().toPng(Theme.DARK, 2)));

        assertEquals(2000, image.getWidth());
        assertEquals(0xFF0F172A, image.getRGB(2, 2), "the dark sheet");
    }

    @Test
    void aValueThatALogarithmicAxisCannotShowIsRefused() {
        assertEquals(
                "the value of 'ours' in 'chain' must be above 0 and finite on a logarithmic axis, but was 0.0",
                assertThrows(IllegalArgumentException.class, () -> new DotPlotChart.Row("chain", Map.of("ours", 0.0)))
                        .getMessage());
    }
}

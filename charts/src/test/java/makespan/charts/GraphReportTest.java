package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphReportTest {
    @Test
    void aGraphIsListedWithWhatItsTasksWaitFor() {
        assertEquals("""
                Task graph release
                  load
                   features     after load
                   stats        after load
                    report      after features, stats
                4 tasks, 4 edges
                """, GraphReport.of(Samples.release()).toText());
    }

    @Test
    void theTableIsCappedAndSaysSo() {
        List<String> names = IntStream.range(0, 300).mapToObj(i -> "t" + i).toList();
        String html = GraphReport.of(Samples.chain(names)).toHtml();
        assertTrue(html.contains("<summary>The first 200 of 300 tasks</summary>"));
        assertTrue(html.contains("<td>t199</td>"));
        assertEquals(-1, html.indexOf("<td>t200</td>"));
    }
}

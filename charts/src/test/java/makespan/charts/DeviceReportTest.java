package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import makespan.analysis.RunAnalysis;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class DeviceReportTest {
    private final RunAnalysis run = DeviceSamples.run(4, "first");

    @Test
    void lanesLieUnderTheirDeviceAndEmulatedOnesSaySo() {
        Document svg = Xml.parse(GanttChart.of(run).toSvg(Theme.LIGHT));
        List<String> texts = Xml.texts(svg, "text");
        assertTrue(texts.contains("emulated: pipeline — 20 tasks on 2 workers and 2 devices"), texts.toString());
        assertTrue(
                texts.containsAll(List.of(
                        "cpu — 2 workers", "gpu — 70 W, 2 slots", "npu — emulated, 5 W", "gpu 0", "npu (emulated)")),
                texts.toString());
        assertTrue(texts.contains("emulated device"), texts.toString());
        assertTrue(texts.contains("data on their way"), texts.toString());
        assertEquals(3, texts.stream().filter("data in"::equals).count(), "to host, gpu and npu");
    }

    @Test
    void everyTransferIsABarWithWhatItMovedFromWhereToWhere() {
        List<String> titles = Xml.texts(Xml.parse(GanttChart.of(run).toSvg(Theme.LIGHT)), "title");
        assertEquals(
                run.trace().devices().transfers().size(),
                titles.stream().filter(title -> title.contains(" → ")).count());
        assertTrue(
                titles.contains("rows 1, 80 kB\nhost → npu, 3 ms, from 4.25 ms\nfetched for embed 1,1"),
                titles.toString());
        assertTrue(titles.stream().anyMatch(title -> title.endsWith("\nbrought home at the end")), titles.toString());
    }

    @Test
    void eachTaskSaysWhyItRanThere() {
        List<String> titles = Xml.texts(Xml.parse(GanttChart.of(run).toSvg(Theme.LIGHT)), "title");
        String embed = titles.stream()
                .filter(title -> title.startsWith("embed 1,1\n"))
                .findFirst()
                .orElseThrow();
        assertTrue(embed.endsWith("""

                        why there: it ends first there
                        · cpu: free at 4 ms, data there at 4 ms, takes 20 ms (measured), ends at 24 ms
                        · gpu as opencl: free at 5 ms, data there at 4 ms, time unknown
                        ▸ npu: free at 4 ms, data there at 7.25 ms, takes 4 ms (stated), ends at 11.3 ms"""), embed);
        assertTrue(embed.contains(" on npu (emulated), from "), embed);
    }

    @Test
    void theTextHasRowsForTransfersAndTablesForDevices() {
        String text = RunReport.of(run).toText();
        for (String part : List.of(
                "npu (emulated) ",
                "\nto npu ",
                "~~~",
                "; ~ data",
                "\nDevices\ndevice          kind  tasks",
                "waiting for data",
                "emulated: npu",
                "Energy, ",
                "▸ another way had failed",
                "✗ fallback: IllegalStateException")) {
            assertTrue(text.contains(part), part + " in\n" + text);
        }
        for (String none : List.of("lower bound", "parallelism", "faster on", "NaN", "Infinity")) {
            assertFalse(text.contains(none), none + " in\n" + text);
        }
    }

    @Test
    void thePageHasTheSameTables() {
        String html = RunReport.of(run).toHtml().replaceAll("base64,[^\"]*", "");
        assertTrue(html.contains("<summary>Devices</summary>"));
        assertTrue(html.contains("<summary>Why there: what was expected where, of 16 tasks</summary>"));
        assertTrue(html.contains("<td>npu (emulated)</td><td>npu</td><td>8</td>"), html.substring(0, 3000));
        assertFalse(html.contains("NaN") || html.contains("Infinity"));
        assertFalse(html.contains("against the bounds") || html.contains("speedup"));
    }

    @Test
    void namesCannotBreakOut() {
        RunAnalysis nasty = DeviceSamples.run(2, DeviceSamples.NASTY);
        String html = RunReport.of(nasty).toHtml();
        assertEquals(2, html.split("<script>", -1).length, "one script");
        assertEquals(2, html.split("</script>", -1).length);
        assertFalse(html.contains("<img src=x"));
        Xml.parse(GanttChart.of(nasty).toSvg(Theme.DARK));
    }

    @Test
    void aRunOfThousandsStaysSmall() {
        RunAnalysis many = DeviceSamples.run(2_000, "first");
        String svg = GanttChart.of(many).toSvg(Theme.LIGHT);
        assertTrue(svg.length() < 3_000_000, "SVG of " + svg.length() + " characters");
        assertTrue(
                Xml.texts(Xml.parse(svg), "title").stream().anyMatch(title -> title.contains(" transfers to npu, ")));
    }

    /** Writes pictures to look at: {@code -Dmakespan.pictures=folder}. */
    @Test
    void picturesAreDrawn() throws IOException {
        String folder = System.getProperty("makespan.pictures");
        for (int chains : folder == null ? new int[] {4} : new int[] {4, 12, 400, 2_000}) {
            RunAnalysis each = DeviceSamples.run(chains, "first");
            byte[] light = GanttChart.of(each).toPng(Theme.LIGHT, 1.5);
            byte[] dark = GanttChart.of(each).toPng(Theme.DARK, 1.5);
            assertTrue(light.length > 1_000 && dark.length > 1_000);
            if (folder != null) {
                Files.write(Path.of(folder, "gantt" + chains + "_light.png"), light);
                Files.write(Path.of(folder, "gantt" + chains + "_dark.png"), dark);
                Files.write(
                        Path.of(folder, "report" + chains + ".png"),
                        RunReport.of(each).toPng());
                Files.writeString(
                        Path.of(folder, "report" + chains + ".html"),
                        RunReport.of(each).toHtmlPage());
                Files.writeString(
                        Path.of(folder, "report" + chains + ".txt"),
                        RunReport.of(each).toText());
            }
        }
    }
}

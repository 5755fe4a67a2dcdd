package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Classes of cells that nothing reaches any more leave the JVM. */
@Tag("stress")
@Tag("slow")
class ManyCellsTest {
    private static final int CELLS = 1500;

    private record Sample(int cells, long unloaded, long metaspace, long heap) {
        static Sample of(String line) {
            Scanner words = new Scanner(line).useDelimiter("[^0-9]+");
            int cells = words.nextInt();
            words.nextLong(); // classes loaded
            return new Sample(cells, words.nextLong(), words.nextLong(), words.nextLong());
        }
    }

    @Test
    @Timeout(300)
    void memoryStaysFlatOverManyCellsOfAllKinds() throws Exception {
        List<Sample> samples = output().lines()
                .filter(line -> line.startsWith("cells "))
                .map(Sample::of)
                .toList();
        assertEquals(
                List.of(500, 1000, 1500), samples.stream().map(Sample::cells).toList());
        Sample first = samples.get(0);
        Sample last = samples.get(2);
        assertTrue(last.unloaded() > CELLS, samples::toString);
        assertTrue(last.metaspace() < 1.2 * first.metaspace(), samples::toString);
        assertTrue(last.heap() < 1.2 * first.heap(), samples::toString);
    }

    private static String output() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxMetaspaceSize=64m",
                        "-Xmx96m",
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyCells.class.getName(),
                        String.valueOf(CELLS),
                        "500")
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), output);
        return output;
    }
}

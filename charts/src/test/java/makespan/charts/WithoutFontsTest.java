package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In a Java of its own that cannot load fonts: for want of a folder for temporary files, which loading needs. */
class WithoutFontsTest {
    /** Prints what is left of a report. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            RunReport report = RunReport.of(Samples.releaseRun());
            String html = report.toHtml();
            System.out.println("text " + report.toText().startsWith("1.1× faster") + " image " + html.contains("<img"));
            System.out.println("live " + html.contains("<script>") + " words " + html.contains("<pre>"));
            try {
                report.toPng();
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void theReportIsGivenInWordsAndSaysWhy() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Djava.io.tmpdir=/nonexistent",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();
        String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(java.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, java.exitValue(), out);
        assertTrue(out.contains("image false") && out.contains("live true words true"), out);
        assertTrue(out.contains("Cannot draw pictures: this Java cannot load fonts ("), out);
    }
}

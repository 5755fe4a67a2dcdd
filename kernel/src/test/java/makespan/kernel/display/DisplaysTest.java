package makespan.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.graph.TaskGraph;
import makespan.kernel.wire.KernelLog;
import makespan.runtime.RunResult;
import makespan.runtime.WorkStealingRuntime;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;

class DisplaysTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Displays displays = new Displays(new KernelLog(new PrintStream(log, true, StandardCharsets.UTF_8)));

    /** Renders itself, as users' classes written for other JVM kernels do. */
    private static final class Verse implements DisplayDataRenderable {
        @Override
        public void render(RenderContext context) {
            context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<i>roses</i>");
        }
    }

    private static final class Broken {
        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    private record Point(int x) {}

    @Test
    void plainValuesHaveGroovysText() {
        assertEquals("[1, [a:2]]", displays.of(List.of(1, Map.of("a", 2))).text());
        assertEquals(Set.of("text/plain"), forms("text"));
        assertEquals("text", displays.of("text").text());
    }

    @Test
    void aVastValueIsCut() {
        String text = displays.of(Collections.nCopies(1_000_000, "ten chars ")).text();

        assertTrue(text.length() < 110_000, () -> text.length() + " characters");
    }

    @Test
    void graphsAndRunsAreReports() throws Exception {
        TaskGraph graph = TaskGraph.builder("one").add("only", context -> 1).build();

        assertEquals(Set.of("text/plain", "text/html", "image/png"), forms(graph));
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1)) {
            RunResult result = runtime.run(graph);
            assertEquals(Set.of("text/plain", "text/html", "image/png"), forms(result));
        }
    }

    @Test
    void anImageIsAPicture() {
        MimeBundle bundle = displays.of(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB));

        assertEquals("image of 3 × 2 pixels", bundle.text());
        byte[] png = Base64.getDecoder().decode(bundle.data().get("image/png").getAsString());
        assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
    }

    @Test
    void valuesThatRenderThemselvesDo() {
        assertEquals(
                "<i>roses</i>", displays.of(new Verse()).data().get("text/html").getAsString());
    }

    @Test
    void registeredRenderingsAreUsed() {
        displays.renderer()
                .createRegistration(Point.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((point, context) ->
                        context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>" + point.x() + "</b>"));

        MimeBundle bundle = displays.of(new Point(7));

        assertEquals("<b>7</b>", bundle.data().get("text/html").getAsString());
        assertEquals("Point[x=7]", bundle.text());
    }

    @Test
    void textIsShownInTheFormAskedFor() {
        assertEquals(
                "<b>x</b>",
                displays.as("<b>x</b>", "text/html").data().get("text/html").getAsString());
    }

    @Test
    void aValueThatCannotBeRenderedIsStillText() {
        assertTrue(
                displays.of(new Broken()).text().startsWith("<"),
                () -> displays.of(new Broken()).text());
    }

    private Set<String> forms(Object value) {
        return displays.of(value).data().keySet();
    }
}

package makespan.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class NotebookPageTest {
    @Test
    void theFirstHeadingIsTheTitle() {
        String page = page(markdown("text\n\n## The *first* graph & more\n\n# Later"));

        assertTrue(page.contains("<title>The first graph &amp; more</title>"), page);
        assertTrue(page(markdown("no heading")).contains("<title>fallback</title>"));
    }

    @Test
    void markdownIsRenderedWithTablesAndItsHtmlIsShownNotObeyed() {
        String page = page(
                markdown("| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))"));

        assertTrue(page.contains("<td>1</td>"), page);
        assertTrue(page.contains("&lt;script&gt;"), page);
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("javascript:"), page);
    }

    @Test
    void anAttachedPictureIsInThePage() {
        JsonObject cell = markdown("![p](attachment:p.png)");
        cell.add("attachments", JsonParser.parseString("{'p.png': {'image/png': 'AAAA'}}"));

        assertTrue(page(cell).contains("src=\"data:image/png;base64,AAAA\""), page(cell));
    }

    @Test
    void codeAndTextAreEscaped() {
        String page = page(code("x < '<b>' // <i>", "{output_type: stream, name: stdout, text: ['<u>&']}"));

        assertTrue(page.contains("x &lt; <span class=\"s\">&#39;&lt;b&gt;&#39;</span>"), page);
        assertTrue(page.contains("<span class=\"c\">// &lt;i&gt;</span>"), page);
        assertTrue(page.contains("<pre class=\"output stdout\">&lt;u&gt;&amp;</pre>"), page);
    }

    @Test
    void ofSeveralFormsTheRichestIsShown() {
        String page = page(code(
                "show()",
                "{output_type: display_data, metadata: {}, data: {'text/plain': 'plain', 'image/png': 'AAAA',"
                        + " 'text/html': ['<b>rich</b>\\n', '<script>1</script>']}}"));

        assertTrue(page.contains("<div class=\"output html\"><b>rich</b>\n<script>1</script></div>"), page);
        assertFalse(page.contains("plain<"), page);
    }

    @Test
    void aPictureHasItsTextAsAlternative() {
        String page = page(
                code(
                        "p",
                        "{output_type: display_data, metadata: {}, data: {'text/plain': 'a \"dag\"', 'image/png': 'AA\\n=='}}"));

        assertTrue(page.contains("<img alt=\"a &quot;dag&quot;\" src=\"data:image/png;base64,AA==\">"), page);
    }

    @Test
    void coloursOfATerminalBecomeClassesAndOtherControlsVanish() {
        assertEquals(
                "<span class=\"ansi-1\">red </span><span class=\"ansi-1 ansi-bold\">bold</span> plain &lt;",
                AnsiHtml.of("\u001b[31mred \u001b[1mbold\u001b[0m plain\u001b[2K\u001b]0;title\u0007 <\b"));
    }

    @Test
    void groovyIsColouredLightly() {
        assertEquals(
                "<span class=\"k\">def</span> rows = task(<span class=\"s\">&quot;a $x&quot;</span>, cost:"
                        + " <span class=\"n\">20</span>.ms) <span class=\"c\">/* why */</span>",
                GroovyColours.of("def rows = task(\"a $x\", cost: 20.ms) /* why */"));
    }

    @Test
    void unfinishedAndLongTextsAreColouredWithoutHarm() {
        String longText = "'''" + "a\n".repeat(100_000);

        assertEquals("<span class=\"s\">" + longText.replace("'", "&#39;") + "</span>", GroovyColours.of(longText));
        assertEquals("<span class=\"c\">/* a\nb</span>", GroovyColours.of("/* a\nb"));
    }

    private static String page(JsonObject cell) {
        JsonObject notebook =
                JsonParser.parseString("{'nbformat': 4, 'cells': []}").getAsJsonObject();
        notebook.getAsJsonArray("cells").add(cell);
        return NotebookPage.of(Notebook.parse(notebook.toString(), "n.ipynb"), "fallback");
    }

    private static JsonObject markdown(String source) {
        JsonObject cell = new JsonObject();
        cell.addProperty("cell_type", "markdown");
        cell.addProperty("source", source);
        return cell;
    }

    private static JsonObject code(String source, String output) {
        JsonObject cell = new JsonObject();
        cell.addProperty("cell_type", "code");
        cell.addProperty("source", source);
        cell.addProperty("execution_count", 1);
        JsonArray outputs = new JsonArray();
        outputs.add(JsonParser.parseString(output));
        cell.add("outputs", outputs);
        return cell;
    }
}

package makespan.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import makespan.kernel.protocol.Json;

/**
 * A notebook as one HTML page that needs nothing else: no server, no network, no script to be read. HTML outputs are
 * kept as they are, since the kernel made them; everything else is escaped.
 */
public final class NotebookPage {
    private static final String STYLE = resource("page.css");
    private static final List<String> PICTURES = List.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private NotebookPage() {}

    /**
     * Returns the page of a notebook.
     *
     * @param fallbackTitle the title if no Markdown cell has a heading
     */
    public static String of(Notebook notebook, String fallbackTitle) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.append("<meta name=\"generator\" content=\"Makespan\">\n<title>");
        page.append(Html.escape(title(notebook, fallbackTitle)));
        page.append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body class=\"mk-page\">\n<main>\n");
        for (NotebookCell cell : notebook.cells()) {
            appendCell(page, cell);
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String title(Notebook notebook, String fallback) {
        return notebook.cells().stream()
                .filter(cell -> cell.type().equals("markdown"))
                .flatMap(cell -> MarkdownHtml.firstHeading(cell.source()).stream())
                .filter(heading -> !heading.isBlank())
                .findFirst()
                .orElse(fallback);
    }

    private static void appendCell(StringBuilder page, NotebookCell cell) {
        switch (cell.type()) {
            case "markdown" ->
                page.append("<section class=\"prose\">\n")
                        .append(MarkdownHtml.of(cell))
                        .append("</section>\n");
            case "code" -> appendCode(page, cell);
            default ->
                page.append("<section class=\"raw\"><pre>")
                        .append(Html.escape(cell.source()))
                        .append("</pre></section>\n");
        }
    }

    private static void appendCode(StringBuilder page, NotebookCell cell) {
        if (cell.source().isBlank() && cell.outputs().isEmpty()) {
            return;
        }
        page.append("<section class=\"code\">\n");
        page.append("<span class=\"count\" aria-hidden=\"true\">").append(Html.escape(cell.executionCount()));
        page.append("</span>\n<pre class=\"source\"><code>");
        page.append(GroovyColours.of(cell.source().stripTrailing()));
        page.append("</code></pre>\n");
        for (JsonObject output : cell.outputs()) {
            appendOutput(page, output);
        }
        page.append("</section>\n");
    }

    private static void appendOutput(StringBuilder page, JsonObject output) {
        switch (Json.string(output, "output_type", "")) {
            case "stream" -> {
                String name = Json.string(output, "name", "").equals("stderr") ? "stderr" : "stdout";
                appendText(page, name, text(output, "text"));
            }
            case "error" -> appendText(page, "error", traceback(output));
            case "display_data", "execute_result" -> appendBundle(page, Json.object(output, "data"));
            default -> {
                // a kind of output that nbformat 4 does not have
            }
        }
    }

    private static void appendBundle(StringBuilder page, JsonObject bundle) {
        if (bundle.has("text/html")) {
            page.append("<div class=\"output html\">")
                    .append(text(bundle, "text/html"))
                    .append("</div>\n");
        } else if (bundle.has("image/svg+xml")) {
            String svg = text(bundle, "image/svg+xml");
            String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
            appendPicture(page, "image/svg+xml", data, text(bundle, "text/plain"));
        } else if (PICTURES.stream().anyMatch(bundle::has)) {
            String type = PICTURES.stream().filter(bundle::has).findFirst().orElseThrow();
            String data = text(bundle, type).replaceAll("[^A-Za-z0-9+/=]", "");
            appendPicture(page, type, data, text(bundle, "text/plain"));
        } else if (bundle.has("text/markdown")) {
            page.append("<div class=\"output prose\">");
            page.append(MarkdownHtml.of(text(bundle, "text/markdown"))).append("</div>\n");
        } else if (bundle.has("text/plain")) {
            appendText(page, "result", text(bundle, "text/plain"));
        }
    }

    private static void appendPicture(StringBuilder page, String type, String base64, String alternative) {
        page.append("<div class=\"output picture\"><img alt=\"").append(Html.escape(alternative));
        page.append("\" src=\"data:")
                .append(type)
                .append(";base64,")
                .append(base64)
                .append("\"></div>\n");
    }

    private static void appendText(StringBuilder page, String kind, String text) {
        if (text.isBlank()) {
            return;
        }
        page.append("<pre class=\"output ").append(kind).append("\">");
        page.append(AnsiHtml.of(text.stripTrailing())).append("</pre>\n");
    }

    private static String traceback(JsonObject error) {
        if (error.get("traceback") instanceof JsonArray lines && !lines.isEmpty()) {
            return lines.asList().stream().map(JsonElement::getAsString).collect(Collectors.joining("\n"));
        }
        return Json.string(error, "ename", "") + ": " + Json.string(error, "evalue", "");
    }

    private static String text(JsonObject parent, String name) {
        JsonElement element = parent.get(name);
        return element == null ? "" : MultilineText.join(element);
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(NotebookPage.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

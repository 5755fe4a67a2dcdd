package makespan.kernel.magic;

import java.util.List;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * A table as text and as HTML.
 *
 * @param rows each with a text for every header
 */
record MagicTable(List<String> headers, List<List<String>> rows) implements DisplayDataRenderable {
    MagicTable {
        headers = List.copyOf(headers);
        rows = List.copyOf(rows);
    }

    @Override
    public void render(RenderContext context) {
        context.renderIfRequested(MIMEType.TEXT_PLAIN, this::toText);
        context.renderIfRequested(MIMEType.TEXT_HTML, this::toHtml);
    }

    /** Returns the rows with columns as wide as their widest text. */
    String toText() {
        StringBuilder text = new StringBuilder(line(headers));
        rows.forEach(row -> text.append('\n').append(line(row)));
        return text.toString();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = oneLine(cells.get(column));
            line.append(column == 0 ? "" : "  ").append(cell).append(" ".repeat(width(column) - cell.length()));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return Math.max(
                headers.get(column).length(),
                rows.stream()
                        .mapToInt(row -> oneLine(row.get(column)).length())
                        .max()
                        .orElse(0));
    }

    private String toHtml() {
        String head = headers.stream().map(header -> cell("th", header)).collect(Collectors.joining());
        return rows.stream()
                .map(row -> row.stream().map(text -> cell("td", text)).collect(Collectors.joining()))
                .collect(Collectors.joining(
                        "</tr><tr>",
                        "<table><thead><tr>" + head + "</tr></thead><tbody><tr>",
                        "</tr></tbody></table>"));
    }

    private static String cell(String tag, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<" + tag + " style=\"text-align:left\">" + escaped + "</" + tag + ">";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", "⏎");
    }
}

package makespan.kernel.language;

import java.util.ArrayList;
import java.util.List;
import makespan.kernel.language.DocComment.Block;
import makespan.kernel.language.DocComment.Run;
import makespan.kernel.language.DocComment.Style;

/**
 * What there is to say about a name.
 *
 * @param signature how it is declared, in lines
 * @param origin where it comes from, or where more is said; perhaps empty
 * @param comment what its documentation says
 * @param source its source, perhaps empty
 */
public record Documentation(List<String> signature, String origin, DocComment comment, String source) {
    public Documentation {
        signature = List.copyOf(signature);
    }

    static Documentation of(String signature) {
        return new Documentation(List.of(signature), "", DocComment.NONE, "");
    }

    /** Returns it as plain text. */
    public String toText() {
        List<String> parts = new ArrayList<>();
        parts.add(String.join("\n", signature));
        StringBuilder text = new StringBuilder();
        Style last = Style.PARAGRAPH;
        for (Block block : comment.blocks()) {
            boolean close = block.style() == Style.ITEM && (last == Style.ITEM || last == Style.HEADING);
            text.append(text.length() == 0 ? "" : close ? "\n" : "\n\n");
            switch (block.style()) {
                case PARAGRAPH -> text.append(block.text());
                case ITEM -> text.append("  - ").append(block.text());
                case CODE -> text.append(block.text().indent(4).stripTrailing());
                case HEADING -> text.append(block.text()).append(':');
            }
            last = block.style();
        }
        parts.add(text.toString());
        parts.add(source);
        parts.add(origin);
        return String.join(
                "\n\n", parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    /** Returns it as HTML, in which everything is escaped that a user or a library wrote. */
    public String toHtml() {
        StringBuilder html = new StringBuilder(pre(String.join("\n", signature)));
        boolean list = false;
        for (Block block : comment.blocks()) {
            boolean item = block.style() == Style.ITEM;
            html.append(item && !list ? "<ul>" : !item && list ? "</ul>" : "");
            list = item;
            switch (block.style()) {
                case PARAGRAPH -> html.append("<p>").append(runs(block)).append("</p>");
                case ITEM -> html.append("<li>").append(runs(block)).append("</li>");
                case CODE -> html.append(pre(block.text()));
                case HEADING -> html.append("<p><b>").append(runs(block)).append("</b></p>");
            }
        }
        html.append(list ? "</ul>" : "");
        html.append(source.isEmpty() ? "" : pre(source));
        html.append(origin.isEmpty() ? "" : "<p><i>" + escaped(origin) + "</i></p>");
        return html.toString();
    }

    private static String runs(Block block) {
        StringBuilder html = new StringBuilder();
        for (Run run : block.runs()) {
            html.append(run.isCode() ? "<code>" + escaped(run.text()) + "</code>" : escaped(run.text()));
        }
        return html.toString();
    }

    private static String pre(String text) {
        return "<pre><code>" + escaped(text) + "</code></pre>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

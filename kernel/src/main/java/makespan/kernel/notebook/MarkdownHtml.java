package makespan.kernel.notebook;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Markdown cells as HTML. HTML within the Markdown is shown, not obeyed; addresses that could run a script are cut. */
final class MarkdownHtml {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    private MarkdownHtml() {}

    static String of(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    /** Returns a Markdown cell as HTML, with the pictures attached to the cell within it. */
    static String of(NotebookCell cell) {
        Node document = PARSER.parse(cell.source());
        Map<String, JsonObject> attachments = cell.attachments();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                embed(image, attachments);
                visitChildren(image);
            }
        });
        return RENDERER.render(document);
    }

    /** Returns the text of the first heading. */
    static Optional<String> firstHeading(String markdown) {
        FirstHeading finder = new FirstHeading();
        PARSER.parse(markdown).accept(finder);
        return finder.text;
    }

    private static void embed(Image image, Map<String, JsonObject> attachments) {
        String scheme = "attachment:";
        String address = image.getDestination();
        if (!address.startsWith(scheme)) {
            return;
        }
        JsonObject bundle = attachments.get(address.substring(scheme.length()));
        if (bundle == null || bundle.size() == 0) {
            return;
        }
        String type = bundle.keySet().iterator().next();
        image.setDestination("data:" + type + ";base64,"
                + MultilineText.join(bundle.get(type)).strip());
    }

    private static final class FirstHeading extends AbstractVisitor {
        private Optional<String> text = Optional.empty();

        @Override
        public void visit(Heading heading) {
            if (text.isEmpty()) {
                text = Optional.of(TEXT.render(heading).strip());
            }
        }
    }
}

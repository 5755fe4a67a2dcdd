package makespan.charts;

import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a report together as HTML that says the same with more or less of it stripped: sentences, tables and the picture
 * as an {@code img} for a sanitised notebook; colours and layout by one style element; live pictures by one script.
 * There are no identifiers: the same report may stand on a page twice.
 */
final class HtmlPage {
    private final StringBuilder body = new StringBuilder();

    HtmlPage failure(@Nullable String line) {
        if (line != null) {
            body.append("<p class=\"mk-failure\"><strong>")
                    .append(Markup.escape(line))
                    .append("</strong></p>\n");
        }
        return this;
    }

    HtmlPage verdict(String sentence) {
        body.append("<p class=\"mk-verdict\"><strong>")
                .append(Markup.escape(sentence))
                .append("</strong></p>\n");
        return this;
    }

    HtmlPage paragraph(String sentence) {
        if (!sentence.isEmpty()) {
            body.append("<p class=\"mk-note\">").append(Markup.escape(sentence)).append("</p>\n");
        }
        return this;
    }

    HtmlPage figures(List<Figure> figures) {
        body.append("<table class=\"mk-figures\"><tbody>\n<tr>");
        figures.forEach(figure -> body.append("<th scope=\"col\">")
                .append(Markup.escape(figure.name()))
                .append("</th>"));
        body.append("</tr>\n<tr>");
        figures.forEach(figure ->
                body.append("<td>").append(Markup.escape(figure.value())).append("</td>"));
        body.append("</tr>\n</tbody></table>\n");
        return this;
    }

    /**
     * Adds the picture or, where this Java cannot draw one, why not and words in its place.
     *
     * @param drawn the picture as a file; throws an {@link IllegalStateException} where it cannot be drawn
     * @param width in units of the page
     * @param alt what the picture says, in words
     * @param instead all that the report says, in words
     */
    HtmlPage picture(Supplier<byte[]> drawn, double width, String alt, Supplier<String> instead) {
        byte[] png;
        try {
            png = drawn.get();
        } catch (IllegalStateException e) {
            return paragraph(String.valueOf(e.getMessage())).picture(null, width, instead.get());
        }
        return picture(png, width, alt);
    }

    /**
     * Adds the picture.
     *
     * @param png the picture as a file, or null where it cannot be drawn
     * @param width in units of the page
     * @param alt what the picture says, in words
     */
    HtmlPage picture(byte @Nullable [] png, double width, String alt) {
        body.append("<div class=\"mk-picture\">");
        if (png == null) {
            body.append("<pre>").append(Markup.escape(alt)).append("</pre>");
        } else {
            body.append("<img width=\"")
                    .append(Math.round(width))
                    .append("\" alt=\"")
                    .append(Markup.escape(alt))
                    .append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(png))
                    .append("\">");
        }
        body.append("</div>\n");
        return this;
    }

    HtmlPage table(String summary, HtmlTable table) {
        body.append("<details><summary>").append(Markup.escape(summary)).append("</summary>\n");
        body.append(table.toHtml()).append("</details>\n");
        return this;
    }

    HtmlPage table(HtmlTable table) {
        body.append(table.toHtml());
        return this;
    }

    /** Returns the fragment; without live pictures it has no script. */
    String toHtml(List<LivePicture> live) {
        String mark = "mk-" + Integer.toHexString(body.toString().hashCode());
        return "<div class=\"mk-report " + mark + "\">\n<style>" + PageStyle.FRAGMENT + "</style>\n" + body
                + (live.isEmpty() ? "" : "<script>" + LivePicture.script(mark, live) + "</script>\n") + "</div>\n";
    }

    /** Returns a whole page around a fragment. */
    static String around(String fragment, String title) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + Markup.escape(title)
                + "</title>\n<style>" + PageStyle.PAGE + "</style>\n</head>\n<body class=\"mk-page\">\n<h1>"
                + Markup.escape(title) + "</h1>\n" + fragment + "</body>\n</html>\n";
    }

    /** A number with its name. */
    record Figure(String name, String value) {}
}

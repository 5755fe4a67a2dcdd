package makespan.charts;

import java.util.ArrayList;
import java.util.List;

/** A table whose first column is text and whose others are numbers. */
final class HtmlTable {
    private final StringBuilder out = new StringBuilder("<table class=\"mk-table\"><thead><tr>");

    HtmlTable(String... heads) {
        for (String head : heads) {
            out.append("<th scope=\"col\">").append(Markup.escape(head)).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
    }

    HtmlTable row(String... cells) {
        return raw(List.of(cells).stream().map(Markup::escape).toList());
    }

    HtmlTable rows(List<List<String>> rowsOfCells) {
        rowsOfCells.forEach(cells -> row(cells.toArray(String[]::new)));
        return this;
    }

    /** Adds a row whose last cell is a bar beside a share of 0 to 1. */
    HtmlTable rowWithMeter(double share, String... cells) {
        String meter = "<meter min=\"0\" max=\"1000\" value=\"" + Math.round(share * 1000) + "\"></meter>";
        List<String> escaped =
                new ArrayList<>(List.of(cells).stream().map(Markup::escape).toList());
        escaped.add(meter);
        return raw(escaped);
    }

    private HtmlTable raw(List<String> cells) {
        out.append("<tr>");
        cells.forEach(cell -> out.append("<td>").append(cell).append("</td>"));
        out.append("</tr>\n");
        return this;
    }

    String toHtml() {
        return out + "</tbody></table>\n";
    }
}

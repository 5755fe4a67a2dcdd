package makespan.charts;

import java.util.List;
import java.util.stream.Collectors;

/** Several reports on one page: all that a script has shown. */
public final class ReportPage {
    private ReportPage() {}

    /** Returns a self-contained page with the reports one below the other, light or dark as the reader prefers. */
    public static String of(String title, List<Report> reports) {
        String fragments = reports.stream().map(Report::toHtml).collect(Collectors.joining("<hr>\n"));
        return HtmlPage.around(fragments, title);
    }
}

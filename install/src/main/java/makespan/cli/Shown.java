package makespan.cli;

import java.util.List;
import java.util.Optional;
import makespan.analysis.SpeedupStudy;
import makespan.charts.Chart;
import makespan.charts.GraphReport;
import makespan.charts.Report;
import makespan.charts.ReportPage;
import makespan.charts.RunReport;
import makespan.charts.SpeedupReport;
import makespan.graph.TaskGraph;
import makespan.runtime.RunResult;
import org.codehaus.groovy.runtime.FormatHelper;

/** What a script shows, in words and as a page. */
final class Shown {
    private Shown() {}

    /** Returns a value in words: the report of a run, a study or a graph, Groovy's text of anything else. */
    static String toText(Object value) {
        if (value instanceof Chart chart) {
            return chart.toText();
        }
        return report(value).map(Report::toText).orElseGet(() -> text(value));
    }

    /** Returns whether any of the values belongs on a page. */
    static boolean hasReport(List<Object> values) {
        return values.stream().anyMatch(value -> report(value).isPresent());
    }

    /** Returns the reports of all values that have one, in order, as one page. */
    static String toPage(List<Object> values, String title) {
        return ReportPage.of(
                title, values.stream().flatMap(value -> report(value).stream()).toList());
    }

    private static Optional<Report> report(Object value) {
        if (value instanceof Report report) {
            return Optional.of(report);
        }
        if (value instanceof RunResult result) {
            return Optional.of(RunReport.of(result));
        }
        if (value instanceof SpeedupStudy study) {
            return Optional.of(SpeedupReport.of(study));
        }
        return value instanceof TaskGraph graph ? Optional.of(GraphReport.of(graph)) : Optional.empty();
    }

    private static String text(Object value) {
        return value instanceof CharSequence ? value.toString() : FormatHelper.format(value, false, -1, true);
    }
}

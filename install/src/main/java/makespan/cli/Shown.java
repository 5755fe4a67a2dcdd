package makespan.cli;

import java.util.List;
import makespan.charts.Chart;
import makespan.charts.Report;
import org.codehaus.groovy.runtime.FormatHelper;

/** What a script shows, in words and as reports. */
final class Shown {
    private Shown() {}

    /** Returns a value in words: the report of a run, a study or a graph, Groovy's text of anything else. */
    static String toText(Object value) {
        if (value instanceof Chart chart) {
            return chart.toText();
        }
        return Report.of(value).map(Report::toText).orElseGet(() -> text(value));
    }

    /** Returns the reports of all values that have one, in order. */
    static List<Report> reports(List<Object> values) {
        return values.stream().flatMap(value -> Report.of(value).stream()).toList();
    }

    private static String text(Object value) {
        return value instanceof CharSequence ? value.toString() : FormatHelper.format(value, false, -1, true);
    }
}

package makespan.format;

import java.util.List;
import java.util.StringJoiner;
import makespan.analysis.Drag;
import makespan.analysis.Slack;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import makespan.simulate.Levels;

/**
 * The tasks of a graph as a table in CSV (RFC 4180), a row per task in the order of its index, for a spreadsheet or a data
 * frame. Times in seconds: {@code bottom_level_s} is the longest path from the task's start on; the other columns are
 * those of {@link Slack} and {@link Drag}. {@code bytes_in} and {@code bytes_out} go along the task's edges.
 *
 * <p>A name that a spreadsheet would take for a formula, for it starts with {@code = + - @}, a tab or a carriage return,
 * gets an apostrophe in front: such files come from elsewhere and are opened with a double click. The column {@code task}
 * says which task it is whatever happens to the name.
 */
final class CsvWriter {
    private static final List<String> COLUMNS = List.of(
            "task",
            "name",
            "kind",
            "time_s",
            "predecessors",
            "successors",
            "bytes_in",
            "bytes_out",
            "earliest_start_s",
            "latest_start_s",
            "slack_s",
            "critical",
            "drag_s",
            "bottom_level_s");
    private static final String LINE_END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final String NEEDS_QUOTES = ",\"\r\n";
    private static final double DIGITS = 1e9;

    private final TimedGraph timed;
    private final TaskGraph graph;
    private final double[] seconds;
    private final Slack slack;
    private final double[] drags;
    private final double[] levels;
    private final long[] bytesIn;
    private final long[] bytesOut;

    private CsvWriter(TimedGraph timed) {
        this.timed = timed;
        graph = timed.graph();
        seconds = timed.seconds();
        slack = Slack.of(graph, seconds);
        drags = Drag.of(graph, seconds);
        levels = Levels.bottom(graph, seconds);
        bytesIn = new long[graph.size()];
        bytesOut = new long[graph.size()];
        sumBytes();
    }

    static String toCsv(TimedGraph timed) {
        CsvWriter writer = new CsvWriter(timed);
        StringBuilder out = new StringBuilder(String.join(",", COLUMNS)).append(LINE_END);
        timed.graph().tasks().forEach(task -> out.append(writer.row(task)).append(LINE_END));
        return out.toString();
    }

    private void sumBytes() {
        for (int task = 0; task < seconds.length; task++) {
            for (int k = 0; k < graph.successorCount(task); k++) {
                long bytes = timed.bytes(task, k);
                bytesOut[task] += bytes;
                bytesIn[graph.successor(task, k)] += bytes;
            }
        }
    }

    private String row(Task task) {
        int index = task.index();
        StringJoiner row = new StringJoiner(",");
        row.add(Integer.toString(index)).add(cell(task.name())).add(cell(task.kind()));
        row.add(PlainText.of(seconds[index]));
        row.add(Integer.toString(graph.predecessorCount(index)));
        row.add(Integer.toString(graph.successorCount(index)));
        row.add(Long.toString(bytesIn[index])).add(Long.toString(bytesOut[index]));
        row.add(rounded(slack.earliestStart(index))).add(rounded(slack.latestStart(index)));
        row.add(rounded(slack.slack(index))).add(Boolean.toString(slack.critical(index)));
        row.add(rounded(drags[index])).add(rounded(levels[index]));
        return row.toString();
    }

    private static String rounded(double value) {
        return PlainText.of(Math.rint(value * DIGITS) / DIGITS);
    }

    private static String cell(String name) {
        String text = PlainText.of(name);
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean plain = safe.chars().allMatch(unit -> NEEDS_QUOTES.indexOf(unit) < 0);
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}

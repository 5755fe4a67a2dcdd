package makespan.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import makespan.analysis.Bounds;
import makespan.analysis.GraphFacts;
import makespan.analysis.Quantity;
import makespan.format.TimedGraph;

/** What is known of a graph from a file, in words and numbers; times in the file's unit. */
final class GraphFactsText {
    private static final int DECIMALS = 6;
    private static final int NAMES_AT_EACH_END = 3;

    private final TimedGraph timed;

    GraphFactsText(TimedGraph timed) {
        this.timed = timed;
    }

    String facts(String source, GraphFacts facts) {
        StringBuilder out = new StringBuilder();
        out.append(source + ": " + Quantity.count(timed.graph().size(), "task") + ", "
                + Quantity.count(timed.graph().edgeCount(), "edge") + "; times in "
                + timed.unit().symbol() + "\n");
        out.append(notes());
        out.append("work " + time(facts.workSpan().work()) + ", span "
                + time(facts.workSpan().span()) + ", parallelism "
                + Quantity.ratio(facts.workSpan().parallelism()) + "\n");
        out.append(
                "critical path, " + Quantity.count(facts.criticalPath().tasks().size(), "task") + ": "
                        + path(facts.criticalPath().names(timed.graph())) + "\n");
        if (!facts.drags().isEmpty()) {
            out.append("most drag: "
                    + facts.drags().stream()
                            .limit(NAMES_AT_EACH_END)
                            .map(each -> "without '"
                                    + timed.graph().task(each.task()).name() + "' the span were "
                                    + time(facts.workSpan().span() - each.drag()))
                            .collect(Collectors.joining(", "))
                    + "\n");
        }
        out.append("\n");
        out.append(row("workers", "at least", facts.policy(), "greedy at most"));
        for (GraphFacts.Schedule each : facts.schedules()) {
            Bounds bounds = each.bounds();
            out.append(row(
                    Integer.toString(bounds.workers()),
                    time(bounds.lower()),
                    time(each.makespan()),
                    time(bounds.greedyUpper())));
        }
        return out.toString();
    }

    String makespans(String policy, Map<Integer, Double> makespans) {
        StringBuilder out = new StringBuilder("makespans in " + timed.unit().symbol() + "\n");
        out.append(notes());
        out.append(row("workers", policy));
        makespans.forEach((workers, makespan) -> out.append(row(workers.toString(), time(makespan))));
        return out.toString();
    }

    private String notes() {
        return timed.notes().stream().map(note -> "note: " + note + "\n").collect(Collectors.joining());
    }

    private static String row(String first, String... others) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%7s", first));
        for (String cell : others) {
            row.append(String.format(Locale.ROOT, "  %14s", cell));
        }
        return row.append('\n').toString();
    }

    private static String path(List<String> names) {
        int count = names.size();
        if (count <= 2 * NAMES_AT_EACH_END) {
            return String.join(" → ", names);
        }
        return String.join(" → ", names.subList(0, NAMES_AT_EACH_END)) + " → … → "
                + String.join(" → ", names.subList(count - NAMES_AT_EACH_END, count));
    }

    private String time(double seconds) {
        BigDecimal rounded = BigDecimal.valueOf(timed.unit().of(seconds)).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        String text = rounded.stripTrailingZeros().toPlainString();
        return text.equals("0E-6") ? "0" : text;
    }
}

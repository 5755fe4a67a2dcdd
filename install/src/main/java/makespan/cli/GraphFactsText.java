package makespan.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import makespan.analysis.Bounds;
import makespan.analysis.GraphFacts;
import makespan.analysis.GraphShape;
import makespan.analysis.ParallelismProfile;
import makespan.analysis.PlacementBounds;
import makespan.analysis.Quantity;
import makespan.format.PublishedPath;
import makespan.format.TimedGraph;
import makespan.format.TracedRun;

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
        out.append(shape(facts));
        out.append("work " + time(facts.workSpan().work()) + ", span "
                + time(facts.workSpan().span()) + ", parallelism "
                + Quantity.ratio(facts.workSpan().parallelism())
                + (facts.profile().most() > 0 ? "; " + most(facts.profile()) : "") + "\n");
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
        timed.run().ifPresent(run -> out.append(run(run)));
        out.append("\n");
        out.append(row("workers", "at least", facts.policy(), "greedy at most", "of best ≥"));
        for (GraphFacts.Schedule each : facts.schedules()) {
            Bounds bounds = each.bounds();
            out.append(row(
                    Integer.toString(bounds.workers()),
                    time(each.lower()),
                    time(each.makespan()),
                    time(bounds.greedyUpper()),
                    Quantity.percentAtLeast(each.ofBest())));
        }
        if (facts.schedules().stream().anyMatch(each -> each.load().isEmpty())) {
            out.append(
                    "'at least' is by work and span alone: the closer bound is not computed for more than 5000 tasks\n");
        }
        return out.toString();
    }

    private String shape(GraphFacts facts) {
        GraphShape shape = facts.shape();
        List<String> parts = new ArrayList<>();
        parts.add(Quantity.count(shape.depth(), "level") + " of at most " + Quantity.count(shape.levelWidth(), "task"));
        parts.add(
                shape.width().isPresent()
                        ? "width " + shape.width().getAsInt()
                        : "width not computed for more than 10000 tasks");
        parts.add(Quantity.count(shape.sources(), "source"));
        parts.add(Quantity.count(shape.sinks(), "sink"));
        parts.add(Quantity.count(shape.components(), "component"));
        parts.add(
                shape.redundantEdges().isPresent()
                        ? Quantity.count(shape.redundantEdges().getAsInt(), "redundant edge")
                        : "redundant edges not computed for so many tasks and edges");
        if (facts.zeroLength() > 0) {
            parts.add(Quantity.count(facts.zeroLength(), "task") + " of no length");
        }
        return String.join(", ", parts) + "\n";
    }

    private static String most(ParallelismProfile profile) {
        int most = profile.most();
        return "at most " + Quantity.count(most, "task") + " at once, for "
                + Quantity.percent(profile.shares().getOrDefault(most, 0.0)) + " of the span";
    }

    /** @param bounds by the same numbers; empty on equal workers */
    String makespans(String policy, Map<Integer, Double> makespans, Map<Integer, PlacementBounds> bounds) {
        return bounds.isEmpty() ? makespans(policy, makespans) : bounded(policy, makespans, bounds);
    }

    private String makespans(String policy, Map<Integer, Double> makespans) {
        StringBuilder out = new StringBuilder("makespans in " + timed.unit().symbol() + "\n");
        out.append(notes());
        out.append(row("workers", policy));
        makespans.forEach((workers, makespan) -> out.append(row(workers.toString(), time(makespan))));
        return out.toString();
    }

    private String bounded(String policy, Map<Integer, Double> makespans, Map<Integer, PlacementBounds> bounds) {
        StringBuilder out = new StringBuilder("makespans in " + timed.unit().symbol() + "\n");
        out.append(notes());
        out.append(row("workers", "path", "area", "with both", policy, "of best ≥"));
        bounds.forEach((workers, each) -> {
            double makespan = makespans.getOrDefault(workers, each.lower());
            out.append(row(
                    workers.toString(),
                    time(each.path()),
                    time(each.area()),
                    each.precedence().isPresent() ? time(each.precedence().getAsDouble()) : "-",
                    time(makespan),
                    Quantity.percentAtLeast(makespan > each.lower() ? each.lower() / makespan : 1)));
        });
        out.append("No schedule is shorter than path, area or both, which count no communication.\n");
        if (bounds.values().stream().anyMatch(each -> each.precedence().isEmpty())) {
            out.append("With both is not computed for more than 300 tasks.\n");
        }
        return out.toString();
    }

    String notes() {
        return timed.notes().stream().map(note -> "note: " + note + "\n").collect(Collectors.joining());
    }

    private String run(TracedRun run) {
        StringBuilder out = new StringBuilder(run.origin() + " run: makespan " + time(run.makespan()) + " on "
                + Quantity.count(run.trace().lanes().size(), "lane") + ", utilisation "
                + Quantity.percent(run.utilisation()) + "\n");
        PublishedPath published = run.publishedPath();
        if (published != null) {
            out.append("critical path as " + published.publisher() + " published it, "
                    + time(published.seconds()) + " in "
                    + Quantity.count(published.tasks().size(), "task") + ": " + path(published.tasks()) + "\n");
        }
        return out.toString();
    }

    static String row(String first, String... others) {
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

    String time(double seconds) {
        BigDecimal rounded = BigDecimal.valueOf(timed.unit().of(seconds)).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        String text = rounded.stripTrailingZeros().toPlainString();
        return text.equals("0E-6") ? "0" : text;
    }
}

package makespan.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makespan.charts.TextTable;

/** A comparison in words: tables with a row per shape and a column per contestant, then what they come down to. */
final class ComparisonText {
    private static final String PEER = Entrant.FORKJOIN.label();
    private static final String NOT_MEASURED = "-";

    private final Measurements measurements;

    private ComparisonText(Measurements measurements) {
        this.measurements = measurements;
    }

    /** Returns all tables and closing sentences, lines ended by a line feed. */
    static String of(Measurements measurements) {
        return new ComparisonText(measurements).toText();
    }

    private String toText() {
        StringBuilder out = new StringBuilder();
        for (List<Setup> setups : groups()) {
            out.append(times(setups)).append('\n');
            if (labels(setups).contains(PEER)) {
                out.append(ratios(setups)).append('\n');
            }
        }
        List<Setup> graphs = measurements.emptyGraphs();
        if (!graphs.isEmpty()) {
            out.append("building a graph, ns per task\n"
                            + table(
                                    graphs,
                                    (label, setup) -> measurements
                                            .find(label, setup)
                                            .map(one -> nanos(one.buildNanos()))
                                            .orElse(NOT_MEASURED)))
                    .append('\n');
        }
        List<Setup> weighed = graphs.stream().filter(this::weighed).toList();
        if (!weighed.isEmpty()) {
            out.append("memory of a graph, bytes per task\n" + table(weighed, this::bytes))
                    .append('\n');
        }
        if (!measurements.rests().isEmpty()) {
            out.append(rests()).append('\n');
        }
        return out.append(sentences()).toString();
    }

    /** Returns the setups of one length of bodies and one number of workers together. */
    private List<List<Setup>> groups() {
        Map<String, List<Setup>> groups = measurements.setups().stream()
                .collect(Collectors.groupingBy(ComparisonText::title, LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(groups.values());
    }

    private static String title(Setup setup) {
        String bodies = setup.bodyNanos() == 0 ? "empty bodies" : "bodies of " + setup.bodyNanos() / 1_000 + " µs";
        String tasks = setup.bodyNanos() > 0 || setup.tasks() == setup.shape().tasks()
                ? ""
                : String.format(Locale.ROOT, ", %,d tasks", setup.tasks());
        return bodies + " on " + setup.workers() + (setup.workers() == 1 ? " worker" : " workers") + tasks;
    }

    private List<String> labels(List<Setup> setups) {
        return measurements.all().stream()
                .filter(one -> setups.contains(one.setup()))
                .map(Measurement::contestant)
                .distinct()
                .toList();
    }

    private String times(List<Setup> setups) {
        return title(setups.get(0)) + ": median ns per task\n"
                + table(
                        setups,
                        (label, setup) -> measurements
                                .find(label, setup)
                                .map(one -> nanos(one.median()))
                                .orElse(NOT_MEASURED));
    }

    private String ratios(List<Setup> setups) {
        List<Setup> graphs =
                setups.stream().filter(setup -> setup.shape().isGraph()).toList();
        TextTable table = filled(setups, (label, setup) -> times(measurements.ratio(label, PEER, setup)));
        if (graphs.size() > 1) {
            table.row(row(
                    "geometric mean of " + graphs.size(),
                    labels(setups),
                    label -> times(measurements.meanRatio(label, PEER, graphs))));
        }
        return title(setups.get(0)) + ": time over " + PEER + "'s, below 1 is faster\n" + table.toText();
    }

    private String table(List<Setup> setups, BiFunction<String, Setup, String> cell) {
        return filled(setups, cell).toText();
    }

    private TextTable filled(List<Setup> setups, BiFunction<String, Setup, String> cell) {
        List<String> labels = labels(setups);
        TextTable table = new TextTable(row("", labels, label -> ">" + label));
        setups.forEach(setup -> table.row(row(setup.shape().label(), labels, label -> cell.apply(label, setup))));
        return table;
    }

    private static String[] row(String head, List<String> labels, Function<String, String> cell) {
        List<String> cells = new ArrayList<>();
        cells.add(head);
        labels.forEach(label -> cells.add(cell.apply(label)));
        return cells.toArray(String[]::new);
    }

    private boolean weighed(Setup setup) {
        return labels(List.of(setup)).stream()
                .flatMap(label -> measurements.find(label, setup).stream())
                .anyMatch(one -> one.bytes().isPresent());
    }

    private String bytes(String label, Setup setup) {
        Optional<Measurement> one = measurements.find(label, setup);
        return one.isPresent() && one.get().bytes().isPresent()
                ? String.format(Locale.ROOT, "%.0f", one.get().bytes().getAsDouble())
                : NOT_MEASURED;
    }

    private String rests() {
        List<Rest> rests = measurements.rests();
        List<String> labels = rests.stream().map(Rest::contestant).toList();
        TextTable table = new TextTable(row("", labels, label -> ">" + label));
        table.row(cells("idle, % of a core", rests, rest -> 100 * rest.cores(), "%.2f"));
        table.row(cells("wake-up, µs", rests, rest -> rest.wakes().median() / 1_000, "%.1f"));
        return "between runs\n" + table.toText();
    }

    private static String[] cells(String head, List<Rest> rests, ToDoubleFunction<Rest> figure, String format) {
        return Stream.concat(
                        Stream.of(head),
                        rests.stream().map(rest -> String.format(Locale.ROOT, format, figure.applyAsDouble(rest))))
                .toArray(String[]::new);
    }

    private String sentences() {
        Figures figures = new Figures(measurements);
        StringBuilder out = new StringBuilder();
        figures.tracingNanos()
                .ifPresent(nanos -> out.append(String.format(
                        Locale.ROOT, "tracing costs %.1f ns per task (median over the graphs)\n", nanos)));
        for (Shape shape : Shape.values()) {
            figures.speedup(shape)
                    .ifPresent(speedup -> out.append(String.format(
                            Locale.ROOT, "%s: %.2f× faster than on one worker\n", shape.label(), speedup)));
        }
        return out.toString();
    }

    private static String nanos(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String times(OptionalDouble ratio) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : NOT_MEASURED;
    }
}

package makespan.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Quantities that differ by powers of ten, compared: a row per case and in it a labelled dot per contestant, on one
 * logarithmic axis. Some contestants are emphasised, the others muted.
 */
public final class DotPlotChart implements Chart {
    private final String title;
    private final String axis;
    private final Set<String> emphasised;
    private final List<Row> rows;

    private DotPlotChart(String title, String axis, Set<String> emphasised, List<Row> rows) {
        this.title = title;
        this.axis = axis;
        this.emphasised = Set.copyOf(emphasised);
        this.rows = List.copyOf(rows);
    }

    /**
     * A case.
     *
     * @param name beside the row
     * @param values of each contestant that took part, above 0 and finite
     */
    public record Row(String name, Map<String, Double> values) {
        public Row {
            values = new LinkedHashMap<>(values);
            values.forEach((contestant, value) -> {
                if (!(value > 0) || value.isInfinite()) {
                    throw new IllegalArgumentException("the value of '" + contestant + "' in '" + name
                            + "' must be above 0 and finite on a logarithmic axis, but was " + value);
                }
            });
        }
    }

    /**
     * Returns a picture of rows from top to bottom.
     *
     * @param axis what the values are, with their unit
     * @param emphasised the contestants that the picture is about
     */
    public static DotPlotChart of(String title, String axis, Set<String> emphasised, List<Row> rows) {
        return new DotPlotChart(title, axis, emphasised, rows);
    }

    DotPlotScene scene() {
        return new DotPlotScene(title, axis, emphasised, rows);
    }

    /** Returns a value with as many digits as a reader can use. */
    static String number(double value) {
        if (value >= 99.95) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, value >= 9.995 ? "%.1f" : "%.2f", value);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String toSvg(Theme theme) {
        return scene().toSvg(theme, title);
    }

    @Override
    public byte[] toPng(Theme theme, double scale) {
        return scene().toPng(theme, scale);
    }

    @Override
    public String toText() {
        List<String> contestants = rows.stream()
                .flatMap(row -> row.values().keySet().stream())
                .distinct()
                .toList();
        List<String> heads = new ArrayList<>(List.of(""));
        contestants.forEach(contestant -> heads.add(">" + contestant));
        TextTable table = new TextTable(heads.toArray(String[]::new));
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            for (String contestant : contestants) {
                Double value = row.values().get(contestant);
                cells.add(value == null ? "-" : number(value));
            }
            table.row(cells.toArray(String[]::new));
        }
        return title + "\n" + axis + "\n" + table.toText();
    }
}

package makespan.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.charts.Chart;
import makespan.charts.DotPlotChart;

/** The picture of a comparison: a row per shape with empty bodies and a dot per contestant. */
final class ComparisonChart {
    private static final Set<String> OURS = Set.of(Entrant.MAKESPAN.label(), Entrant.MAKESPAN_TRACED.label());

    private ComparisonChart() {}

    static Chart of(Measurements measurements) {
        List<Setup> setups = measurements.setups().stream()
                .filter(setup -> setup.bodyNanos() == 0)
                .toList();
        List<DotPlotChart.Row> rows = new ArrayList<>();
        for (Setup setup : setups) {
            Map<String, Double> medians = new LinkedHashMap<>();
            measurements.all().stream()
                    .filter(one -> one.setup().equals(setup))
                    .forEach(one -> medians.put(one.contestant(), one.median()));
            rows.add(new DotPlotChart.Row(setup.shape().label(), medians));
        }
        String workers = setups.isEmpty() ? "" : " on " + setups.get(0).workers() + " workers";
        return DotPlotChart.of(
                "What running a task costs" + workers,
                "median ns per task with an empty body, logarithmic; less is better",
                OURS,
                rows);
    }
}

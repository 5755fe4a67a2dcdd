package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import makespan.analysis.RunAnalysis;
import makespan.format.RealInputs;
import makespan.format.RealInputs.Row;
import makespan.format.TimedGraph;
import makespan.format.WfFormatReader;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

/** Compares with the answers of an independent implementation for measured runs of real workflows. */
class WorkflowsTest {
    private static final double PRINTED = 5e-7;

    @Test
    void everyGraphHasTheExpectedSizeWorkSpanAndShape() throws IOException {
        List<Row> rows = rows("workflow_graphs.csv");
        assertEquals(8, rows.size());
        for (Row row : rows) {
            TimedGraph read = read(row);
            WorkflowGraphs.check(row, read);
        }
    }

    @Test
    void everyScheduleHasTheExpectedMakespanByEachOfTheFourRules() throws IOException {
        List<Row> rows = rows("workflow_schedules.csv");
        assertEquals(56, rows.size());
        Map<String, TimedGraph> graphs = new HashMap<>();
        for (Row row : rows) {
            if (!graphs.containsKey(row.text("file"))) {
                graphs.put(row.text("file"), read(row));
            }
            TimedGraph read = graphs.get(row.text("file"));
            for (ListPolicy policy : ListPolicy.values()) {
                String rule = policy.name().toLowerCase(Locale.ROOT);
                Trace trace = Simulator.run(read.graph(), read.seconds(), row.integer("P"), policy);
                RunAnalysis run = RunAnalysis.of(read.graph(), trace);
                String message = row.text("file") + " on " + row.text("P") + " by " + rule;

                assertEquals(row.number(rule), run.makespan(), PRINTED, message);
                assertEquals(row.number("lower_bound"), run.bounds().lower(), PRINTED, message);
            }
        }
    }

    private static List<Row> rows(String table) throws IOException {
        return RealInputs.rows(table).stream()
                .filter(row -> row.text("set").equals("wf"))
                .toList();
    }

    private static TimedGraph read(Row row) throws IOException {
        Path file = Path.of(row.text("file"));
        return WfFormatReader.read(RealInputs.path("wfcommons").resolve(String.valueOf(file.getFileName())));
    }
}

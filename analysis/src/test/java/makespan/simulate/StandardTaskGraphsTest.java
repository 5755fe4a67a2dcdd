package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import makespan.analysis.RunAnalysis;
import makespan.analysis.WorkSpan;
import makespan.format.RealInputs;
import makespan.format.RealInputs.Row;
import makespan.format.StgReader;
import makespan.format.TimedGraph;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

/**
 * Compares with the answers of an independent implementation for the Standard Task Graph set, and with the critical path
 * and parallelism that the set publishes.
 */
class StandardTaskGraphsTest {
    @Test
    void everyGraphHasThePublishedSizeWorkSpanAndParallelism() throws IOException {
        List<Row> rows = RealInputs.rows("stg_graphs.csv");
        assertEquals(100, rows.size());
        for (Row row : rows) {
            String file = row.text("file");
            TimedGraph read = read(file);
            TaskGraph graph = read.graph();
            WorkSpan workSpan = WorkSpan.of(graph, read.seconds());
            int last = graph.size() - 1;
            long inner = IntStream.range(1, last)
                    .mapToLong(task -> IntStream.of(graph.predecessors(task))
                            .filter(before -> before > 0 && before < last)
                            .count())
                    .sum();

            assertAll(
                    file,
                    () -> assertEquals(row.integer("rows_incl_dummies"), graph.size()),
                    () -> assertEquals(row.integer("edges_incl_dummies"), graph.edgeCount()),
                    () -> assertEquals(row.integer("edges_excl_dummies"), inner),
                    () -> assertEquals(row.integer("work"), workSpan.work()),
                    () -> assertEquals(row.integer("span"), workSpan.span()),
                    () -> assertEquals(row.integer("published_CP"), workSpan.span()),
                    () -> assertEquals(row.number("parallelism"), workSpan.parallelism(), 1e-6),
                    () -> assertEquals(row.number("published_parallelism"), workSpan.parallelism(), 1e-5));
        }
    }

    @Test
    void everyScheduleHasTheExpectedMakespanByEachOfTheFourRules() throws IOException {
        List<Row> rows = RealInputs.rows("stg_schedules.csv");
        assertEquals(400, rows.size());
        Map<String, TimedGraph> graphs = new HashMap<>();
        for (Row row : rows) {
            String file = row.text("file");
            int workers = row.integer("P");
            if (!graphs.containsKey(file)) {
                graphs.put(file, read(file));
            }
            TimedGraph read = graphs.get(file);
            for (ListPolicy policy : ListPolicy.values()) {
                String rule = policy.name().toLowerCase(Locale.ROOT);
                Trace trace = Simulator.run(read.graph(), read.seconds(), workers, policy);
                RunAnalysis run = RunAnalysis.of(read.graph(), trace);
                String message = file + " on " + workers + " by " + rule;

                assertEquals(row.number(rule), run.makespan(), message);
                assertEquals(row.number("simple_lb"), Math.ceil(run.bounds().lower()), message);
            }
        }
    }

    private static TimedGraph read(String file) throws IOException {
        return StgReader.read(RealInputs.path("stg").resolve(file));
    }
}

package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import makespan.analysis.RunAnalysis;
import makespan.analysis.WorkSpan;
import makespan.format.StgReader;
import makespan.format.TimedGraph;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Compares with the answers of an independent implementation for the Standard Task Graph set, and with the critical path
 * and parallelism that the set publishes. Reads them from the folder that the system property {@code makespan.data}
 * names.
 */
class StandardTaskGraphsTest {
    private final Path data = Path.of(System.getProperty("makespan.data", "missing"));

    @BeforeEach
    void theDataIsPresent() {
        assumeTrue(Files.isDirectory(data.resolve("stg")), "no Standard Task Graph set in " + data);
    }

    @Test
    void everyGraphHasThePublishedSizeWorkSpanAndParallelism() throws IOException {
        List<Map<String, String>> rows = rows("stg_graphs.csv");
        assertEquals(100, rows.size());
        for (Map<String, String> row : rows) {
            String file = row.getOrDefault("file", "");
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
                    () -> assertEquals(integer(row, "rows_incl_dummies"), graph.size()),
                    () -> assertEquals(integer(row, "edges_incl_dummies"), graph.edgeCount()),
                    () -> assertEquals(integer(row, "edges_excl_dummies"), inner),
                    () -> assertEquals(integer(row, "work"), workSpan.work()),
                    () -> assertEquals(integer(row, "span"), workSpan.span()),
                    () -> assertEquals(integer(row, "published_CP"), workSpan.span()),
                    () -> assertEquals(number(row, "parallelism"), workSpan.parallelism(), 1e-6),
                    () -> assertEquals(number(row, "published_parallelism"), workSpan.parallelism(), 1e-5));
        }
    }

    @Test
    void everyScheduleHasTheExpectedMakespanByEachOfTheFourRules() throws IOException {
        List<Map<String, String>> rows = rows("stg_schedules.csv");
        assertEquals(400, rows.size());
        Map<String, TimedGraph> graphs = new HashMap<>();
        for (Map<String, String> row : rows) {
            String file = row.getOrDefault("file", "");
            int workers = integer(row, "P");
            if (!graphs.containsKey(file)) {
                graphs.put(file, read(file));
            }
            TimedGraph read = graphs.get(file);
            for (ListPolicy policy : ListPolicy.values()) {
                String rule = policy.name().toLowerCase(Locale.ROOT);
                Trace trace = Simulator.run(read.graph(), read.seconds(), workers, policy);
                RunAnalysis run = RunAnalysis.of(read.graph(), trace);
                String message = file + " on " + workers + " by " + rule;

                assertEquals(number(row, rule), run.makespan(), message);
                assertEquals(number(row, "simple_lb"), Math.ceil(run.bounds().lower()), message);
            }
        }
    }

    private TimedGraph read(String file) throws IOException {
        return StgReader.read(data.resolve("stg").resolve(file));
    }

    private List<Map<String, String>> rows(String file) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("expected").resolve(file));
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < header.length; column++) {
                row.put(header[column], cells[column]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static int integer(Map<String, String> row, String column) {
        return Integer.parseInt(row.getOrDefault(column, ""));
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.getOrDefault(column, ""));
    }
}

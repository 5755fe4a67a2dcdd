package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import makespan.analysis.Bounds;
import makespan.analysis.GraphShape;
import makespan.analysis.LoadBound;
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
    private static final double ROUNDING = 1e-9;

    @Test
    void everyGraphHasThePublishedSizeWorkSpanAndParallelism() throws IOException {
        List<Row> rows = RealInputs.rows("stg_graphs.csv");
        assertEquals(100, rows.size());
        for (Row row : rows) {
            String file = row.text("file");
            TimedGraph read = read(file);
            TaskGraph graph = read.graph();
            WorkSpan workSpan = WorkSpan.of(graph, read.seconds());
            GraphShape shape = GraphShape.of(graph);
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
                    () -> assertEquals(row.integer("published_tasks"), graph.size() - 2),
                    () -> assertEquals(row.integer("published_edges"), inner),
                    () -> assertEquals(row.integer("published_dummy_edges"), graph.edgeCount() - inner),
                    () -> assertEquals(row.integer("depth_levels_incl_dummies"), shape.depth()),
                    () -> assertEquals(row.integer("max_level_width"), shape.levelWidth()),
                    () -> assertEquals(row.integer("sources"), shape.sources()),
                    () -> assertEquals(row.integer("sinks"), shape.sinks()),
                    () -> assertEquals(1, shape.components()),
                    () -> assertEquals(
                            row.integer("redundant_edges"),
                            shape.redundantEdges().orElseThrow()),
                    () -> assertTrue(shape.width().orElseThrow() >= shape.levelWidth(), "width below a level's"),
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

    /** The optima, or bounds of them, that the set publishes. */
    @Test
    void noScheduleIsShorterThanTheOptimum() throws IOException {
        List<String> lines = Files.readAllLines(RealInputs.path("stg").resolve("optimal.csv"));
        int optimal = 0;
        double gaps = 0;
        double largest = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            TimedGraph read = read(cells[0]);
            int workers = Integer.parseInt(cells[1]);
            double lower = Double.parseDouble(cells[2]);
            double best = Double.parseDouble(cells[cells.length - 1]);
            for (ListPolicy policy : ListPolicy.values()) {
                double makespan = Simulator.makespan(read.graph(), read.seconds(), workers, policy);

                assertTrue(makespan >= lower, line + " by " + policy + ": " + makespan);
            }
            double gap = Simulator.makespan(read.graph(), read.seconds(), workers, ListPolicy.HLFET) / best - 1;
            optimal += gap == 0 ? 1 : 0;
            gaps += gap;
            largest = Math.max(largest, gap);
        }
        int count = lines.size() - 1;
        System.out.printf(
                Locale.ROOT,
                "hlfet over the best known makespan: %d of %d equal, mean %.2f %%, largest %.2f %%%n",
                optimal,
                count,
                100 * gaps / count,
                100 * largest);
        assertEquals(400, count);
        assertTrue(gaps / count < 0.02, "mean gap " + gaps / count);
    }

    /** The published optimum or its upper bound is above the load bound, and the load bound above work and span law. */
    @Test
    void noLoadBoundIsAboveTheOptimum() throws IOException {
        List<String> lines = Files.readAllLines(RealInputs.path("stg").resolve("optimal.csv"));
        int above = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            TimedGraph read = read(cells[0]);
            int workers = Integer.parseInt(cells[1]);
            double bound = LoadBound.of(read.graph(), read.seconds(), workers).orElseThrow();
            double lower = Bounds.of(read.graph(), read.seconds(), workers).lower();

            assertTrue(bound >= lower, line + ": " + bound);
            assertTrue(Math.ceil(bound - ROUNDING) <= Double.parseDouble(cells[cells.length - 1]), line + ": " + bound);
            above += Math.ceil(bound - ROUNDING) > Math.ceil(lower) ? 1 : 0;
        }
        System.out.println("load bound above work and span law: " + above + " of " + (lines.size() - 1));
        assertTrue(above > 0);
    }

    private static TimedGraph read(String file) throws IOException {
        return StgReader.read(RealInputs.path("stg").resolve(file));
    }
}

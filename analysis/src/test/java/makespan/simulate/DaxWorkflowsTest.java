package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import makespan.analysis.Bounds;
import makespan.analysis.PlacementBounds;
import makespan.device.Network;
import makespan.format.DaxReader;
import makespan.format.RealInputs;
import makespan.format.TimedGraph;
import makespan.graph.TaskGraph;
import makespan.schedule.Cpop;
import makespan.schedule.Heft;
import makespan.schedule.Peft;
import makespan.schedule.PlacementProblem;
import makespan.trace.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares with the answers of an independent implementation for five workflows of Pegasus. */
class DaxWorkflowsTest {
    private static final double PRINTED = 1e-6;
    private static final double NANOS_PER_SECOND = 1e9;

    @BeforeEach
    void theDataIsPresent() {
        RealInputs.path("dax");
    }

    @Test
    void everyWorkflowIsPlacedOnFourUnlikeProcessorsAsExpected() throws IOException {
        double[] speeds = {1, 1.5, 2, 0.5};
        Network network = Network.uniform(speeds.length, 0, 125e6);
        List<RealInputs.Row> rows = RealInputs.rows("dax_heft.csv");
        assertEquals(20, rows.size());
        Map<String, Double> bounds = new HashMap<>();
        for (RealInputs.Row row : rows) {
            TimedGraph read = read("dax/" + row.text("file"));
            TaskGraph graph = read.graph();
            PlacementProblem problem = PlacementProblem.ofSpeeds(graph, read.seconds(), speeds, read::bytes, network);
            Trace trace = schedule(row.text("algorithm"), problem);
            double lower = bounds.computeIfAbsent(
                    row.text("file"), file -> PlacementBounds.of(problem).lower());

            assertAll(
                    row.text("file") + " by " + row.text("algorithm"),
                    () -> assertEquals(row.integer("tasks"), graph.size()),
                    () -> assertEquals(row.integer("edges"), graph.edgeCount()),
                    () -> assertEquals(
                            Long.parseLong(row.text("total_bytes_on_edges")),
                            edgeBytes(read).sum()),
                    () -> assertEquals(row.number("makespan"), trace.makespanNanos() / NANOS_PER_SECOND, PRINTED),
                    () -> assertTrue(row.number("makespan") >= lower - PRINTED, "less than " + lower),
                    () -> assertEquals(
                            row.number("best_single_processor"),
                            problem.bestOnOneProcessor().orElseThrow(),
                            PRINTED));
        }
    }

    @Test
    void everyWorkflowHasTheExpectedShapeWorkAndSpan() throws IOException {
        List<RealInputs.Row> rows = daxRows("workflow_graphs.csv");
        assertEquals(5, rows.size());
        for (RealInputs.Row row : rows) {
            TimedGraph read = read(row.text("file"));
            WorkflowGraphs.check(row, read);
            assertEquals(
                    row.integer("file_edges"),
                    edgeBytes(read).filter(bytes -> bytes > 0).count(),
                    row.text("file"));
        }
    }

    @Test
    void everyScheduleOnEqualWorkersHasTheExpectedMakespanByEachOfTheFourRules() throws IOException {
        List<RealInputs.Row> rows = daxRows("workflow_schedules.csv");
        assertEquals(35, rows.size());
        for (RealInputs.Row row : rows) {
            TimedGraph read = read(row.text("file"));
            int workers = row.integer("P");
            double lower = Bounds.of(read.graph(), read.seconds(), workers).lower();
            assertEquals(row.number("lower_bound"), lower, PRINTED, row.toString());
            for (ListPolicy policy : ListPolicy.values()) {
                double makespan = Simulator.makespan(read.graph(), read.seconds(), workers, policy);

                String rule = policy.name().toLowerCase(Locale.ROOT);
                assertEquals(row.number(rule), makespan, PRINTED, rule + " on " + row);
            }
        }
    }

    private static Trace schedule(String algorithm, PlacementProblem problem) {
        return switch (algorithm) {
            case "HEFT" -> Heft.run(problem);
            case "HEFT-noinsert" -> Heft.runWithoutInsertion(problem);
            case "CPOP" -> Cpop.run(problem);
            case "PEFT" -> Peft.run(problem);
            default -> throw new AssertionError("unknown algorithm " + algorithm);
        };
    }

    private static LongStream edgeBytes(TimedGraph read) {
        return tasks(read.graph())
                .boxed()
                .flatMapToLong(task ->
                        IntStream.range(0, read.graph().successorCount(task)).mapToLong(k -> read.bytes(task, k)));
    }

    private static IntStream tasks(TaskGraph graph) {
        return IntStream.range(0, graph.size());
    }

    private static List<RealInputs.Row> daxRows(String table) throws IOException {
        return RealInputs.rows(table).stream()
                .filter(row -> row.text("set").equals("dax"))
                .toList();
    }

    private static TimedGraph read(String file) throws IOException {
        return DaxReader.read(RealInputs.path(file));
    }
}

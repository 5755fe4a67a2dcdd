package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import makespan.analysis.CriticalPath;
import makespan.analysis.GraphShape;
import makespan.analysis.WorkSpan;
import makespan.format.RealInputs.Row;
import makespan.format.TimedGraph;
import makespan.graph.TaskGraph;

/** Holds the graphs of workflows against the answers of an independent implementation. */
final class WorkflowGraphs {
    private static final double PRINTED = 5e-7;

    private WorkflowGraphs() {}

    /** Asserts that a graph has the size, work, span and shape that a row tells. */
    static void check(Row row, TimedGraph read) {
        TaskGraph graph = read.graph();
        WorkSpan workSpan = WorkSpan.of(graph, read.seconds());
        GraphShape shape = GraphShape.of(graph);

        assertAll(
                graph.name(),
                () -> assertEquals(row.integer("tasks"), graph.size()),
                () -> assertEquals(row.integer("edges"), graph.edgeCount()),
                () -> assertEquals(row.number("work"), workSpan.work(), PRINTED),
                () -> assertEquals(row.number("span"), workSpan.span(), PRINTED),
                () -> assertEquals(row.number("parallelism"), workSpan.parallelism(), PRINTED),
                () -> assertEquals(row.integer("depth"), shape.depth()),
                () -> assertEquals(row.integer("max_level_width"), shape.levelWidth()),
                () -> assertEquals(row.integer("sources"), shape.sources()),
                () -> assertEquals(row.integer("sinks"), shape.sinks()),
                () -> assertEquals(row.integer("weak_components"), shape.components()),
                () -> assertEquals(
                        row.integer("redundant_edges"), shape.redundantEdges().orElseThrow()),
                () -> assertEquals(
                        row.integer("zero_dur_tasks"),
                        DoubleStream.of(read.seconds())
                                .filter(time -> time == 0)
                                .count()),
                () -> assertEquals(
                        row.integer("critical_path_tasks"),
                        CriticalPath.of(graph, read.seconds()).tasks().size()));
    }
}

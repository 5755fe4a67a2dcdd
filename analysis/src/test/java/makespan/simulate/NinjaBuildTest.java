package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import makespan.analysis.RunAnalysis;
import makespan.analysis.WorkSpan;
import makespan.format.NinjaReader;
import makespan.format.RealInputs;
import makespan.format.RealInputs.Row;
import makespan.format.TimedGraph;
import org.junit.jupiter.api.Test;

/** Compares with the answers of an independent implementation for a real build. */
class NinjaBuildTest {
    private static final double MILLIS = 1e3;
    private static final double ROUNDING = 1e-6;

    @Test
    void theBuildHasTheExpectedSizeWorkSpanAndSchedules() throws IOException {
        Path folder = RealInputs.path("ninja");
        Path manifest = folder.resolve("build.ninja");
        List<Row> rows = RealInputs.rows("ninja_build.csv");
        assertEquals(5, rows.size());
        for (Row row : rows) {
            Path log = folder.resolve(row.text("log"));
            check(row, NinjaReader.read(log, manifest));
            check(row, NinjaReader.read(log, manifest, folder.resolve("deps.txt")));
        }
    }

    private static void check(Row row, TimedGraph read) {
        WorkSpan workSpan = WorkSpan.of(read.graph(), read.seconds());
        int workers = row.integer("P");
        RunAnalysis run =
                RunAnalysis.of(read.graph(), Simulator.run(read.graph(), read.seconds(), workers, ListPolicy.HLFET));

        assertAll(
                "on " + workers,
                () -> assertEquals(row.integer("tasks"), read.graph().size()),
                () -> assertEquals(row.integer("edges"), read.graph().edgeCount()),
                () -> assertEquals(row.number("work_ms"), workSpan.work() * MILLIS, ROUNDING),
                () -> assertEquals(row.number("span_ms"), workSpan.span() * MILLIS, ROUNDING),
                () -> assertEquals(
                        row.number("lower_bound_ms"), Math.ceil(run.bounds().lower() * MILLIS - ROUNDING)),
                () -> assertEquals(row.number("list_hlfet_ms"), run.makespan() * MILLIS, ROUNDING),
                () -> assertEquals(
                        row.number("list_fifo_ms"),
                        Simulator.makespan(read.graph(), read.seconds(), workers, ListPolicy.FIFO) * MILLIS,
                        ROUNDING));
    }
}

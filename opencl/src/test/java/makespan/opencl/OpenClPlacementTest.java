package makespan.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import makespan.device.Device;
import makespan.graph.TaskGraph;
import makespan.runtime.RunOptions;
import makespan.runtime.RunResult;
import makespan.runtime.WorkStealingRuntime;
import makespan.schedule.PlacementRule;
import makespan.schedule.TimeHistory;
import makespan.trace.Choice;
import makespan.trace.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenClPlacementTest {
    private static final double CLOSE = 1e-5;

    @ParameterizedTest
    @EnumSource
    void tiledMatricesHaveOneProductWhereverTheirTilesAreMultiplied(PlacementRule rule) throws InterruptedException {
        TiledMatrices matrices = new TiledMatrices(4, 24, 5);
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2, OpenClHere.partsOrFirst())) {
            for (boolean[] way : new boolean[][] {{true, false}, {false, true}, {true, true}}) {
                matrices.clear();
                RunResult result = runtime.run(
                        matrices.graph(way[0], way[1]), RunOptions.defaults().withPlacement(rule));
                result.orThrow();
                assertTrue(matrices.largestError() < CLOSE, () -> rule + ": " + matrices.largestError());
                assertTrue(way[0] || result.trace().events().stream().allMatch(event -> event.lane() >= 2));
            }
        }
    }

    @Test
    void mandelbrotIsTheSameOnWorkersAndOnOpenCl() throws InterruptedException {
        Mandelbrot mandelbrot = new Mandelbrot(96, 8, 12);
        List<? extends Device> devices = OpenClHere.devices(false).subList(0, 1);
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2, devices)) {
            runtime.run(mandelbrot.graph(true, false)).orThrow();
            int[][] onWorkers = mandelbrot.take();
            runtime.run(mandelbrot.graph(false, true)).orThrow();
            int[][] onOpenCl = mandelbrot.take();
            runtime.run(mandelbrot.graph(true, true)).orThrow();
            int[][] onBoth = mandelbrot.take();

            assertArrayEquals(onWorkers, onOpenCl);
            assertArrayEquals(onWorkers, onBoth);
        }
    }

    /** By what was measured, not by the clock of this test: whoever is quicker in the history must have the work. */
    @Test
    void onceBothAreLearntTasksGoToWhereTheyAreExpectedToEndFirst() throws InterruptedException {
        TiledMatrices matrices = new TiledMatrices(4, 96, 6);
        TaskGraph graph = matrices.graph(true, true);
        TimeHistory history = new TimeHistory();
        RunOptions options = RunOptions.defaults().withHistory(history);
        try (WorkStealingRuntime runtime =
                WorkStealingRuntime.withWorkers(1, OpenClHere.devices(false).subList(0, 1))) {
            runtime.run(graph, options).orThrow();
            RunResult second = runtime.run(graph, options).orThrow();

            history.forEach((key, nanos) ->
                    assertTrue(nanos.length >= 3 || !key.kind().equals("gemm"), () -> "too rarely tried: " + key));
            int[] counts = new int[2];
            second.trace().devices().choices().forEach(choice -> {
                List<Score> scores = choice.scores();
                assertEquals(Score.Basis.MEASURED, scores.get(0).basis());
                if (choice.reason() == Choice.Reason.EARLIEST_FINISH) {
                    long other = scores.get(1 - choice.chosen()).finishNanos();
                    assertTrue(choice.choice().finishNanos() <= other, choice::toString);
                    counts[0]++;
                }
                counts[1]++;
            });
            assertTrue(counts[0] > counts[1] / 2, "most tasks must be placed by what is expected");
        }
    }
}

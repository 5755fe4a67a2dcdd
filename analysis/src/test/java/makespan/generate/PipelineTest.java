package makespan.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import makespan.analysis.WorkSpan;
import makespan.format.RealInputs;
import makespan.format.RealInputs.Row;
import makespan.graph.TaskGraph;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PipelineTest {
    /** The answers of an independent implementation. */
    @Test
    void everyPipelineHasTheExpectedMakespanAndBubble() throws IOException {
        List<Row> rows = RealInputs.rows("pipeline_schedules.csv");
        int interleaved = 0;
        for (Row row : rows) {
            Pipeline pipeline = pipeline(row);
            double makespan = seconds(pipeline.simulate());
            String message = row.toString();

            // All have equal stages and nothing sent, so the closed form, where it is right at all, is right on all.
            assertEquals("True", row.text("match"), message);
            assertEquals(row.number("simulated_makespan"), makespan, message);
            assertEquals(row.number("closed_form_makespan"), pipeline.makespan(), message);
            assertEquals(row.number("bubble_fraction_of_total"), pipeline.bubbleOfTotal(), 5.1e-7, message);
            assertEquals(row.number("bubble_over_ideal"), pipeline.bubbleOverIdeal(), 5.1e-7, message);
            interleaved += row.text("schedule").equals("interleaved") ? 1 : 0;
        }
        assertEquals(180, rows.size());
        assertEquals(72, interleaved);
    }

    /** With the same order on each stage, the makespan is the span, and p workers of a list scheduler reach it. */
    @Test
    void theSimulationIsTheOneOfAListScheduler() {
        for (Pipeline pipeline : small()) {
            TaskGraph graph = pipeline.graph();
            double makespan = seconds(pipeline.simulate());

            assertEquals(WorkSpan.of(graph, pipeline.seconds()).span(), makespan, 1e-9, pipeline.toString());
            assertEquals(
                    Simulator.makespan(graph, pipeline.seconds(), pipeline.stages(), ListPolicy.FIFO),
                    makespan,
                    pipeline.toString());
        }
    }

    @Test
    void theBubbleOfTheClosedFormIsTheIdleTimeOfTheSimulation() {
        for (Pipeline pipeline : small()) {
            double total = pipeline.stages() * seconds(pipeline.simulate());
            double work = IntStream.range(0, pipeline.seconds().length)
                    .mapToDouble(task -> pipeline.seconds()[task])
                    .sum();

            assertEquals((total - work) / total, pipeline.bubbleOfTotal(), 1e-9, pipeline.toString());
            assertEquals((total - work) / work, pipeline.bubbleOverIdeal(), 1e-9, pipeline.toString());
        }
    }

    @Test
    void aStageDoesOnePassAtATimeInItsOrder() {
        for (Pipeline pipeline : small()) {
            Trace trace = pipeline.simulate();
            long[] free = new long[pipeline.stages()];
            int[] last = new int[pipeline.stages()];
            for (TaskEvent event : trace.events()) {
                int stage = event.lane();
                assertTrue(event.startNanos() >= free[stage] && event.task() >= last[stage], pipeline.toString());
                free[stage] = event.endNanos();
                last[stage] = event.task();
            }
            assertEquals(pipeline.stages(), trace.workers());
            assertEquals(
                    2 * pipeline.stages() * pipeline.microbatches() * pipeline.chunks(),
                    trace.events().size());
        }
    }

    /** The order drawn for four stages and eight microbatches in figure 4 of Narayanan et al., SC 2021. */
    @Test
    void theOrderOnAStageIsThatOfThePaper() {
        assertEquals(
                "F0 F1 F2 F3 B0 F4 B1 F5 B2 F6 B3 F7 B4 B5 B6 B7",
                order(Pipeline.oneForwardOneBackward(4, 8, 1, 2), 0));
        assertEquals(
                "F0 B0 F1 B1 F2 B2 F3 B3 F4 B4 F5 B5 F6 B6 F7 B7",
                order(Pipeline.oneForwardOneBackward(4, 8, 1, 2), 3));
        assertEquals("F0 F1 F2 B0 B1 B2", order(Pipeline.gpipe(2, 3, 1, 2), 0));
        // Two chunks, told apart by a prime: the first four microbatches through both of them before the next four.
        assertTrue(order(Pipeline.interleaved(4, 8, 2, 1, 2), 0)
                .startsWith("F0 F1 F2 F3 F0' F1' F2' F3' F4 F5 F6 B0' F7 B1' F4' B2' F5' B3' F6' B0 F7' B1"));
        assertTrue(order(Pipeline.interleaved(4, 8, 2, 1, 2), 3).startsWith("F0 F1 F2 F3 F0' B0' F1' B1' F2' B2'"));
    }

    @Test
    void aPassNeedsItsNeighboursResultsAndItsOwnActivations() {
        TaskGraph graph = Pipeline.interleaved(2, 2, 2, 1, 2).graph();

        assertEquals(16, graph.size());
        assertEquals(List.of("forward 0, stage 1, chunk 0"), inputs(graph, "forward 0, stage 0, chunk 1"));
        assertEquals(List.of(), inputs(graph, "forward 1, stage 0, chunk 0"));
        assertEquals(List.of("forward 1, stage 1, chunk 1"), inputs(graph, "backward 1, stage 1, chunk 1"));
        assertEquals(
                List.of("forward 1, stage 1, chunk 0", "backward 1, stage 0, chunk 1"),
                inputs(graph, "backward 1, stage 1, chunk 0"));
        assertEquals("backward", graph.task("backward 1, stage 1, chunk 0").kind());
    }

    @Test
    void whatIsNoPipelineIsRefused() {
        assertEquals("stages of GPipe must be at least 1, but was 0", refused(() -> Pipeline.gpipe(0, 4, 1, 1)));
        assertEquals(
                "microbatches of 1F1B must be at least 1, but was 0",
                refused(() -> Pipeline.oneForwardOneBackward(2, 0, 1, 1)));
        assertEquals(
                "chunks of interleaved 1F1B must be at least 2, but was 1",
                refused(() -> Pipeline.interleaved(2, 4, 1, 1, 1)));
        assertEquals(
                "microbatches of interleaved 1F1B must be a multiple of the stages, but were 6 on 4 stages",
                refused(() -> Pipeline.interleaved(4, 6, 2, 1, 1)));
        assertEquals(
                "chunks of GPipe must be 1, but was 2; interleaved 1F1B takes more",
                refused(() -> new Pipeline(PipelineOrder.GPIPE, 2, 4, 2, 1, 1)));
        assertEquals(
                "seconds of a forward pass must be between 0 and 9e6, but was NaN",
                refused(() -> Pipeline.gpipe(2, 4, Double.NaN, 1)));
        assertEquals(
                "seconds of a backward pass must be between 0 and 9e6, but was -1.0",
                refused(() -> Pipeline.gpipe(2, 4, 1, -1)));
        assertEquals(
                "a pipeline must have at most 10000000 passes, 2·stages·microbatches·chunks, but has"
                        + " 2·100000·100000·1",
                refused(() -> Pipeline.gpipe(100_000, 100_000, 1, 1)));
    }

    private static Pipeline pipeline(Row row) {
        String schedule = row.text("schedule");
        PipelineOrder order = switch (schedule) {
            case "gpipe" -> PipelineOrder.GPIPE;
            case "1f1b" -> PipelineOrder.ONE_FORWARD_ONE_BACKWARD;
            case "interleaved" -> PipelineOrder.INTERLEAVED;
            default -> throw new IllegalArgumentException(schedule);
        };
        return new Pipeline(
                order,
                row.integer("p"),
                row.integer("m"),
                row.integer("v"),
                row.number("tF_per_chunk"),
                row.number("tB_per_chunk"));
    }

    /** Small pipelines of all orders, with forward passes shorter, longer and of no time at all. */
    private static List<Pipeline> small() {
        List<Pipeline> pipelines = new ArrayList<>();
        for (double[] times : new double[][] {{1, 1}, {1, 2}, {7, 3}, {0.5, 0}, {0, 2}}) {
            for (int stages = 1; stages <= 5; stages++) {
                for (int microbatches = 1; microbatches <= 10; microbatches++) {
                    pipelines.add(Pipeline.gpipe(stages, microbatches, times[0], times[1]));
                    pipelines.add(Pipeline.oneForwardOneBackward(stages, microbatches, times[0], times[1]));
                    if (microbatches % stages == 0) {
                        pipelines.add(Pipeline.interleaved(stages, microbatches, 2, times[0], times[1]));
                        pipelines.add(Pipeline.interleaved(stages, microbatches, 3, times[0], times[1]));
                    }
                }
            }
        }
        return pipelines;
    }

    private static String order(Pipeline pipeline, int stage) {
        return pipeline.order().passes(pipeline, stage).stream()
                .map(pass -> (pass.isForward() ? "F" : "B") + pass.microbatch() + "'".repeat(pass.chunk()))
                .reduce((before, after) -> before + " " + after)
                .orElseThrow();
    }

    private static List<String> inputs(TaskGraph graph, String task) {
        return IntStream.of(graph.inputs(graph.task(task).index()))
                .mapToObj(input -> graph.task(input).name())
                .toList();
    }

    private static double seconds(Trace trace) {
        return trace.makespanNanos() / 1e9;
    }

    private static String refused(Executable pipeline) {
        return Objects.requireNonNull(
                assertThrows(IllegalArgumentException.class, pipeline).getMessage());
    }
}

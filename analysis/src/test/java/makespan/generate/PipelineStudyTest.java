package makespan.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class PipelineStudyTest {
    private static final List<Pipeline> PIPELINES = List.of(
            Pipeline.gpipe(3, 4, 0.001, 0.002),
            Pipeline.oneForwardOneBackward(3, 4, 0.001, 0.002),
            Pipeline.interleaved(2, 4, 2, 0.001, 0.002));

    /** On a busy machine a pass may wait for longer, never for less: the closed form is what no run goes below. */
    @Test
    void anEmulatedPipelineTakesAtLeastTheTimeOfItsClosedForm() throws InterruptedException {
        for (Pipeline pipeline : PIPELINES) {
            PipelineStudy study = PipelineStudy.emulate(pipeline, 3);

            assertTrue(study.emulated());
            assertEquals(3, study.runs().size());
            for (Trace run : study.runs()) {
                assertTrue(run.makespanNanos() >= pipeline.makespan() * 1e9, pipeline.toString());
                assertTrue(run.events().stream().allMatch(event -> event.durationNanos() >= 1_000_000));
            }
        }
    }

    @Test
    void aStageDoesItsPassesInItsOrderOneAtATime() throws InterruptedException {
        for (Pipeline pipeline : PIPELINES) {
            Trace run = PipelineStudy.emulate(pipeline, 1).typical();
            Trace simulated = pipeline.simulate();
            for (int stage = 0; stage < pipeline.stages(); stage++) {
                List<TaskEvent> passes = onLane(run, stage);

                assertEquals(
                        onLane(simulated, stage).stream().map(TaskEvent::task).toList(),
                        passes.stream().map(TaskEvent::task).toList());
                IntStream.range(1, passes.size())
                        .forEach(next -> assertTrue(passes.get(next - 1).endNanos()
                                <= passes.get(next).startNanos()));
            }
        }
    }

    @Test
    void theBubbleOfTheSimulationIsThatOfTheClosedForm() {
        for (Pipeline pipeline : PIPELINES) {
            PipelineStudy study = new PipelineStudy(pipeline, List.of(pipeline.simulate()));

            assertEquals(pipeline.bubbleOfTotal(), study.bubbleOfTotal(study.typical()), 1e-9);
            assertEquals(pipeline.bubbleOverIdeal(), study.bubbleOverIdeal(study.typical()), 1e-9);
        }
    }

    @Test
    void bodiesGetWhatThePassesBeforeThemYield() throws InterruptedException {
        Pipeline pipeline = Pipeline.oneForwardOneBackward(2, 3, 0, 0);
        List<String> seen = Collections.synchronizedList(new ArrayList<>());

        PipelineStudy study = PipelineStudy.measure(pipeline, 1, pass -> context -> {
            if (!pass.isForward() && pass.microbatch() == 2) {
                seen.add(pass.stage() + ": "
                        + IntStream.range(0, context.inputCount())
                                .mapToObj(context::input)
                                .toList());
            }
            return (pass.isForward() ? "f" : "b") + pass.stage() + pass.microbatch();
        });

        assertFalse(study.emulated());
        assertEquals(List.of("1: [f12]", "0: [f02, b12]", "1: [f12]", "0: [f02, b12]"), seen);
    }

    @Test
    void whatCannotBeRunIsRefused() {
        assertEquals(
                "repeats must be an odd number, at least 1, but was 2",
                assertThrows(IllegalArgumentException.class, () -> PipelineStudy.emulate(PIPELINES.get(0), 2))
                        .getMessage());
        Pipeline deep = Pipeline.gpipe(300, 1, 0, 0);
        assertEquals(
                "a pipeline that is run must have at most 256 stages, but has 300",
                assertThrows(IllegalArgumentException.class, () -> PipelineStudy.emulate(deep, 1))
                        .getMessage());
    }

    private static List<TaskEvent> onLane(Trace trace, int lane) {
        return trace.events().stream().filter(event -> event.lane() == lane).toList();
    }
}

package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import makespan.generate.Pipeline;
import makespan.generate.PipelineStudy;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class PipelineReportTest {
    private static final Pipeline PIPELINE = Pipeline.oneForwardOneBackward(2, 2, 0.01, 0.02);

    @Test
    void theTextHasTheClosedFormTheSimulationAndTheStages() {
        assertEquals("""
                1F1B on 2 stages with 2 microbatches: 33 % of the stages' time is bubble by the closed form
                             makespan  bubble, of all time  bubble, over ideal
                closed form     90 ms               33.3 %              50.0 %
                simulated       90 ms               33.3 %              50.0 %

                simulated: 1F1B, 2 stages, 2 microbatches — 8 tasks on 2 workers
                makespan 90 ms · work 120 ms · span 90 ms · parallelism 1.3 · utilisation 67 %
                lower bound 90 ms (the best possible)
                stage 0 FFFFFFFFFFffffffffff,...................bbbbbbbbbbbbbbbbbbbbb.........,BBBBBBBBBBBBBBBBBBBB
                stage 1 ..........FFFFFFFFFFBBBBBBBBBBBBBBBBBBBBFFFFFFFFFFFBBBBBBBBBBBBBBBBBBBB....................
                        0                   20                  40                  60                  80 ms
                f forward, b backward; capitals: realised critical path; . idle; , mostly idle
                """, PipelineReport.of(PIPELINE).toText());
    }

    @Test
    void aPipelineThatWasRunIsSetBesideItsClosedForm() {
        PipelineStudy study = new PipelineStudy(PIPELINE, List.of(slower(1), slower(1.2), slower(1.5)));
        String text = PipelineReport.of(study).toText();

        assertTrue(text.startsWith("""
                1F1B on 2 stages with 2 microbatches: 33 % of the stages' time is bubble by the closed form, 42 % as
                emulated
                                              makespan  bubble, of all time  bubble, over ideal
                closed form                      90 ms               33.3 %              50.0 %
                simulated                        90 ms               33.3 %              50.0 %
                emulated, median of 3           104 ms               42.3 %              73.3 %
                least to most          90 ms to 125 ms     33.3 % to 52.0 %   50.0 % to 108.3 %
                """), text);
        assertTrue(text.contains("emulated: 1F1B, 2 stages, 2 microbatches — 8 tasks on 2 workers"), text);
    }

    @Test
    void thePageShowsBothChartsAndTheTable() {
        PipelineStudy study = new PipelineStudy(PIPELINE, List.of(slower(1.2)));
        String html = PipelineReport.of(study).toHtml();

        assertTrue(html.contains("<td>closed form</td><td>90 ms</td><td>33.3 %</td><td>50.0 %</td>"), html);
        assertTrue(html.contains("<td>emulated</td><td>104 ms</td>"), html);
        assertTrue(html.contains("simulated: 1F1B"), html);
    }

    /** Returns the simulated run with every time of it stretched, as if it had been emulated. */
    private static Trace slower(double factor) {
        Trace trace = PIPELINE.simulate();
        List<TaskEvent> events = trace.events().stream()
                .map(event -> new TaskEvent(
                        event.task(),
                        event.lane(),
                        (long) (event.readyNanos() * factor),
                        (long) (event.startNanos() * factor),
                        (long) (event.startNanos() * factor) + event.durationNanos(),
                        Outcome.COMPLETED))
                .toList();
        List<Lane> lanes = trace.lanes();
        return new Trace(Trace.Origin.EMULATED, lanes, trace.taskCount(), events, SchedulerCounters.NONE);
    }
}

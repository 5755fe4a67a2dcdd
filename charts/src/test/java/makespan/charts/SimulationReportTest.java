package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import makespan.analysis.SimulationStudy;
import makespan.analysis.SimulationStudy.Point;
import makespan.device.Platform;
import makespan.device.ProcessorGroup;
import makespan.graph.TaskGraph;
import makespan.schedule.Heft;
import makespan.schedule.PlacementProblem;
import makespan.schedule.PlacementProblem.EdgeBytes;
import makespan.simulate.ListPolicy;
import makespan.simulate.MakespanSpread;
import makespan.simulate.Simulator;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class SimulationReportTest {
    private static final TaskGraph GRAPH = Samples.release();
    private static final double[] SECONDS = {0.01, 0.02, 0.005, 0.01};

    private static SimulationStudy onWorkers() {
        Trace last = Simulator.run(GRAPH, SECONDS, 2, ListPolicy.HLFET);
        return new SimulationStudy(
                GRAPH,
                "hlfet",
                "",
                "",
                List.of(
                        new Point(1, new MakespanSpread(0.045, 0.045, 0.045), OptionalDouble.of(0.045)),
                        new Point(2, new MakespanSpread(0.04, 0.04, 0.04), OptionalDouble.of(0.045))),
                last);
    }

    @Test
    void theTextHasATableAndTheLastSchedule() {
        String text = SimulationReport.of(onWorkers()).toText();

        assertTrue(text.startsWith("""
                Simulation — release, 4 tasks, by hlfet
                simulated: 40 ms on 2 workers, 1.1× as fast as one worker alone, without overhead
                workers  simulated  speedup
                      1      45 ms    1.00×
                      2      40 ms    1.13×

                simulated: release — 4 tasks on 2 workers
                makespan 40 ms · work 45 ms"""), text);
    }

    @Test
    void onUnlikeProcessorsNothingIsSaidOfBoundsThatDoNotHold() {
        Platform platform = new Platform(
                List.of(new ProcessorGroup("cpu", "cpu", 1, 1, 0), new ProcessorGroup("H200", "gpu", 1, 4, 0)),
                List.of());
        Trace last = Heft.run(PlacementProblem.on(platform, GRAPH, SECONDS, EdgeBytes.NONE));
        SimulationStudy study = new SimulationStudy(
                GRAPH,
                "heft",
                platform.toString(),
                "uniform:0.5, seed 1, 9 repeats",
                List.of(new Point(2, new MakespanSpread(0.01, 0.008, 0.012), OptionalDouble.of(0.01125))),
                last);

        String text = SimulationReport.of(study).toText();

        assertTrue(text.startsWith("""
                Simulation — release, 4 tasks, by heft
                simulated: 10 ms on cpu, H200 of speed 4, 1.1× as fast as one processor alone, without overhead;
                median with noise uniform:0.5, seed 1, 9 repeats
                processors  simulated  speedup  middle 95 %
                         2      10 ms    1.13×  8 ms to 12 ms

                simulated: release — 4 tasks on 2 processors
                makespan 10 ms · utilisation 75 %"""), text);
        assertTrue(text.contains("H200"), text);
        assertFalse(text.contains("bound"), text);
    }

    @Test
    void thePageSaysThatItIsSimulated() {
        String html = SimulationReport.of(onWorkers()).toHtml();

        assertTrue(html.contains("simulated makespan"));
        assertTrue(html.contains("simulated: release — 4 tasks on 2 workers"));
        assertEquals(
                SimulationReport.class, Report.of(onWorkers()).orElseThrow().getClass());
    }

    @Test
    void whereNoProcessorRunsAllTasksNoSpeedupIsTold() {
        SimulationStudy study = new SimulationStudy(
                GRAPH,
                "heft",
                "cpu, npu",
                "",
                List.of(new Point(2, new MakespanSpread(0.04, 0.04, 0.04), OptionalDouble.empty())),
                onWorkers().last());

        String text = SimulationReport.of(study).toText();

        assertTrue(text.startsWith("""
                Simulation — release, 4 tasks, by heft
                simulated: 40 ms on cpu, npu, without overhead
                processors  simulated  speedup
                         2      40 ms        —
                """), text);
        assertTrue(SimulationReport.of(study).toHtml().contains("<td>—</td>"));
    }
}

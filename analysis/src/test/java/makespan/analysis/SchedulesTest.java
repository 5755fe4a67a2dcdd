package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static final double ROUNDING = 1e-9;

    @Test
    void greedySchedulesLieWithinTheBoundsAndTheirTimeIsFullyAccountedFor() {
        for (long seed = 0; seed < 400; seed++) {
            TaskGraph graph = RandomGraphs.of(1 + (int) (seed % 40), 0.02 * (seed % 12), seed % 3 == 0 ? 0.2 : 0, seed);
            double[] seconds = RandomGraphs.seconds(graph, seed);
            int workers = 1 + (int) (seed % 5);
            ListPolicy policy = List.of(ListPolicy.values()).get((int) (seed % 4));

            RunAnalysis run = RunAnalysis.of(graph, Simulator.run(graph, seconds, workers, policy));

            String message = "seed " + seed;
            assertTrue(run.makespan() >= run.bounds().lower() - ROUNDING, message);
            assertTrue(run.makespan() <= run.bounds().greedyUpper() + ROUNDING, message);
            TimeBreakdown time = run.breakdown();
            assertEquals(workers * run.makespan(), time.total(), ROUNDING, message);
            assertEquals(
                    time.total(),
                    time.work() + time.starved() + time.scheduler() + time.blocked() + time.tail(),
                    ROUNDING,
                    message);
            assertEquals(run.workSpan().work(), time.work(), ROUNDING, message);
            assertEquals(0, time.scheduler(), message + ": a greedy schedule leaves no worker idle");
            assertRealisedPathExplainsTheMakespan(run, message);
        }
    }

    private static void assertRealisedPathExplainsTheMakespan(RunAnalysis run, String message) {
        double explained = 0;
        long before = 0;
        List<RealisedPath.Step> steps = run.realisedPath().steps();
        for (int at = 0; at < steps.size(); at++) {
            RealisedPath.Step step = steps.get(at);
            TaskEvent event = run.trace().event(step.task()).orElseThrow();
            explained += step.waitSeconds() + run.seconds(step.task());
            assertEquals(at == 0, step.cause() == RealisedPath.Cause.ROOT, message);
            assertTrue(event.startNanos() >= before, message);
            if (step.cause() == RealisedPath.Cause.DEPENDENCY) {
                int waitedFor = steps.get(at - 1).task();
                assertTrue(
                        Arrays.stream(run.graph().predecessors(step.task())).anyMatch(task -> task == waitedFor),
                        message);
            }
            before = event.endNanos();
        }
        assertEquals(run.makespan(), explained, ROUNDING, message);
    }

    @Test
    void aHundredThousandTasksAreAnalysed() {
        var builder = TaskGraph.builder("wide and deep");
        for (int task = 0; task < 100_000; task++) {
            String[] inputs = task < 10 ? new String[0] : new String[] {"t" + (task - 10)};
            builder.add("t" + task, TaskBody.EMPTY, inputs);
        }
        TaskGraph graph = builder.build();

        Trace trace = Simulator.run(graph, RandomGraphs.seconds(graph, 1), 4);
        RunAnalysis run = RunAnalysis.of(graph, trace);

        assertRealisedPathExplainsTheMakespan(run, "");
        assertTrue(run.verdict().improvement().isEmpty());
    }
}

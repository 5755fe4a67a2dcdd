package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import makespan.format.RunSummaryJson;
import makespan.format.TraceJson;
import makespan.format.TracedRun;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.runtime.RunResult;
import makespan.runtime.WorkStealingRuntime;
import makespan.trace.Outcome;
import org.junit.jupiter.api.Test;

class MeasuredRunTest {
    @Test
    void theNumbersOfARealRunAddUp() throws Exception {
        TaskGraph graph = layers(20, 10);
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(3)) {
            RunAnalysis run = RunAnalysis.of(runtime.run(graph), 3);
            TimeBreakdown time = run.breakdown();

            assertEquals(3 * run.makespan(), time.total(), 1e-9);
            assertEquals(
                    time.total(), time.work() + time.starved() + time.scheduler() + time.blocked() + time.tail(), 1e-9);
            assertEquals(run.workSpan().work(), time.work(), 1e-9);
            assertTrue(run.makespan() >= run.bounds().lower() - 1e-9);
            double explained = run.realisedPath().steps().stream()
                    .mapToDouble(step -> step.waitSeconds() + run.seconds(step.task()))
                    .sum();
            assertEquals(run.makespan(), explained, 1e-9);
            assertFalse(run.oversubscribed());
            assertFalse(run.verdict().sentence().contains("NaN"));

            TracedRun read = TraceJson.parse(TraceJson.toJson(graph, run.trace()), "t");
            assertEquals(
                    run.verdict().sentence(),
                    RunAnalysis.of(read.graph(), read.trace()).verdict().sentence());
        }
    }

    @Test
    void workersThatShareProcessorsMakeNoClaimOfSpeedup() throws Exception {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(8)) {
            RunAnalysis run = RunAnalysis.of(runtime.run(layers(4, 8)), 2);

            assertTrue(run.oversubscribed());
            assertTrue(
                    run.verdict()
                            .sentence()
                            .matches("took .+ on 8 workers, which shared 2 processors and slowed each other down; .+"),
                    run.verdict().sentence());
        }
    }

    @Test
    void whatATaskThrewIsPartOfTheSummary() throws Exception {
        TaskGraph graph = TaskGraph.builder("g")
                .add(TaskSpec.of("parse", context -> {
                            throw new NumberFormatException("12a");
                        })
                        .withTries(3))
                .add("stats", TaskBody.EMPTY, "parse")
                .build();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            RunResult result = runtime.run(graph);
            String summary = RunSummaryJson.toJson(RunAnalysis.of(result));

            assertEquals(Outcome.FAILED, RunAnalysis.of(result).outcome());
            assertTrue(
                    summary.contains("\"failed\":[\"parse\"],\"failures\":[{\"task\":\"parse\",\"tries\":3,"
                            + "\"exception\":\"java.lang.NumberFormatException\",\"message\":\"12a\"}],"
                            + "\"not_run\":[\"stats\"]"),
                    summary);
        }
    }

    private static TaskGraph layers(int depth, int width) {
        TaskGraphBuilder builder = TaskGraph.builder("layers");
        List<String> before = List.of();
        for (int layer = 0; layer < depth; layer++) {
            List<String> names = new ArrayList<>();
            for (int task = 0; task < width; task++) {
                names.add("t" + layer + "." + task);
                builder.add(TaskSpec.of(names.get(task), context -> spin()).withAfter(before));
            }
            before = names;
        }
        return builder.build();
    }

    private static double spin() {
        double sum = 0;
        for (int i = 1; i < 20_000; i++) {
            sum += Math.sqrt(i);
        }
        return sum;
    }
}

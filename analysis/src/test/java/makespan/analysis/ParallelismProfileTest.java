package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import makespan.analysis.ParallelismProfile.Step;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.simulate.Levels;
import org.junit.jupiter.api.Test;

class ParallelismProfileTest {
    /** a for 1, then b for 3 beside c for 1 and d, which waits for c, for 1. */
    @Test
    void tasksStartAsSoonAsTheyCan() {
        TaskGraph graph =
                TaskGraph.indexed("fork", 4).edge(0, 1).edge(0, 2).edge(2, 3).build();

        ParallelismProfile profile = ParallelismProfile.of(graph, new double[] {1, 3, 1, 1});

        assertEquals(new ParallelismProfile(List.of(new Step(0, 1), new Step(1, 2), new Step(3, 1)), 4), profile);
        assertEquals(2, profile.most());
        assertEquals(Map.of(1, 0.5, 2, 0.5), profile.shares());
    }

    @Test
    void atEachInstantAsManyRunAsAreCounted() {
        for (long seed = 0; seed < 300; seed++) {
            TaskGraph graph = RandomGraphs.of(1 + (int) (seed % 30), 0.02 * (seed % 12), seed % 3 == 0 ? 0.2 : 0, seed);
            double[] seconds = RandomGraphs.seconds(graph, seed);
            ParallelismProfile profile = ParallelismProfile.of(graph, seconds);
            double[] start = Levels.top(graph, seconds);
            WorkSpan workSpan = WorkSpan.of(graph, seconds);
            for (double time = 0.5; time < workSpan.span(); time++) {
                double now = time;
                long running = graph.tasks().stream()
                        .filter(task -> task.device().equals(DeviceKind.CPU)
                                && start[task.index()] < now
                                && now < start[task.index()] + seconds[task.index()])
                        .count();
                int told = profile.steps().stream()
                        .filter(step -> step.time() < now)
                        .reduce((one, later) -> later)
                        .orElseThrow()
                        .running();
                assertEquals(running, told, "seed " + seed + " at " + now);
            }
            double mean = profile.shares().entrySet().stream()
                    .mapToDouble(each -> each.getKey() * each.getValue())
                    .sum();
            assertEquals(workSpan.parallelism(), mean, 1e-9, "seed " + seed);
            assertTrue(profile.most() <= Antichain.of(graph).orElseThrow().width(), "seed " + seed);
        }
    }

    @Test
    void roundingMakesNoStep() {
        TaskGraph graph = TaskGraph.builder("thirds")
                .add("a", TaskBody.EMPTY)
                .add("b", TaskBody.EMPTY, "a")
                .add("c", TaskBody.EMPTY)
                .add("d", TaskBody.EMPTY, "c")
                .build();

        ParallelismProfile profile = ParallelismProfile.of(graph, new double[] {0.1, 0.2, 0.3, 1});

        assertEquals(List.of(new Step(0, 2), new Step(0.3, 1)), profile.steps());
    }

    @Test
    void withoutTimeThereAreNoSteps() {
        ParallelismProfile profile =
                ParallelismProfile.of(TaskGraph.indexed("zero", 2).build(), new double[2]);

        assertEquals(new ParallelismProfile(List.of(), 0), profile);
        assertEquals(0, profile.most());
        assertEquals(Map.of(), profile.shares());
    }
}

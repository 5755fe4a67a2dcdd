package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;

class PathsTest {
    @Test
    void theCriticalPathAndSlackAgreeWithTheEnumerationOfAllPaths() {
        for (long seed = 0; seed < 300; seed++) {
            TaskGraph graph = RandomGraphs.of(1 + (int) (seed % 10), 0.1 + 0.07 * (seed % 8), 0.2, seed);
            double[] seconds = RandomGraphs.seconds(graph, seed);
            List<List<Integer>> paths = allPaths(graph);
            double span = paths.stream()
                    .mapToDouble(path -> length(path, seconds))
                    .max()
                    .orElseThrow();
            List<Integer> first = paths.stream()
                    .filter(path -> length(path, seconds) == span)
                    .min(Comparator.comparing(PathsTest::digits))
                    .orElseThrow();
            Slack slack = Slack.of(graph, seconds);

            assertEquals(new CriticalPath(first, span), CriticalPath.of(graph, seconds), "seed " + seed);
            assertEquals(span, WorkSpan.of(graph, seconds).span(), "seed " + seed);
            for (int task = 0; task < graph.size(); task++) {
                int through = task;
                double longest = paths.stream()
                        .filter(path -> path.contains(through))
                        .mapToDouble(path -> length(path, seconds))
                        .max()
                        .orElseThrow();
                assertEquals(span - longest, slack.slack(task), 1e-12, "seed " + seed + " task " + task);
                assertEquals(longest == span, slack.critical(task), "seed " + seed + " task " + task);
            }
        }
    }

    @Test
    void roundingNeverMakesSlackNegativeOrMinusZero() {
        TaskGraph graph = chain(7);
        double[] seconds = {0.1, 0.2, 0.3, 0.7, 1e-9, 0.6, 0.1};

        Slack slack = Slack.of(graph, seconds);

        for (int task = 0; task < 7; task++) {
            assertEquals("0.0", Double.toString(slack.slack(task)));
            assertTrue(slack.critical(task));
        }
    }

    @Test
    void anEmptyGraphHasNoPathAndNoParallelism() {
        TaskGraph graph = TaskGraph.builder("empty").build();

        assertEquals(new CriticalPath(List.of(), 0), CriticalPath.of(graph, new double[0]));
        assertEquals(0, WorkSpan.of(graph, new double[0]).parallelism());
    }

    @Test
    void aTaskThatCanWaitIsNotCritical() {
        TaskGraph graph = TaskGraph.builder("fork")
                .add("a", TaskBody.EMPTY)
                .add("short", TaskBody.EMPTY, "a")
                .add("long", TaskBody.EMPTY, "a")
                .build();

        Slack slack = Slack.of(graph, new double[] {1, 2, 5});

        assertFalse(slack.critical(1));
        assertEquals(3, slack.slack(1));
        assertEquals(1, slack.earliestStart(1));
        assertEquals(4, slack.latestStart(1));
    }

    private static TaskGraph chain(int size) {
        var builder = TaskGraph.builder("chain").add("t0", TaskBody.EMPTY);
        for (int task = 1; task < size; task++) {
            builder.add("t" + task, TaskBody.EMPTY, "t" + (task - 1));
        }
        return builder.build();
    }

    private static double length(List<Integer> path, double[] seconds) {
        return path.stream().mapToDouble(task -> seconds[task]).sum();
    }

    /** Graphs here have at most ten tasks, so that paths compare as texts of digits. */
    private static String digits(List<Integer> path) {
        StringBuilder text = new StringBuilder();
        path.forEach(text::append);
        return text.toString();
    }

    private static List<List<Integer>> allPaths(TaskGraph graph) {
        List<List<Integer>> paths = new ArrayList<>();
        for (int task = 0; task < graph.size(); task++) {
            if (graph.predecessorCount(task) == 0) {
                extend(graph, List.of(task), paths);
            }
        }
        return paths;
    }

    private static void extend(TaskGraph graph, List<Integer> path, List<List<Integer>> paths) {
        int[] next = graph.successors(path.get(path.size() - 1));
        if (next.length == 0) {
            paths.add(path);
        }
        for (int task : next) {
            List<Integer> longer = new ArrayList<>(path);
            longer.add(task);
            extend(graph, longer, paths);
        }
    }
}

package makespan.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import makespan.analysis.WorkSpan;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    @Test
    void thereAreAsManyTasksOfEachKindAsTheFormulasSay() {
        for (int t = 1; t <= 12; t++) {
            TaskGraph graph = Cholesky.graph(t);
            var counts = graph.tasks().stream().collect(Collectors.groupingBy(Task::kind, Collectors.counting()));

            assertEquals(t * (t + 1) * (t + 2) / 6, graph.size());
            assertEquals(t, counts.getOrDefault("potrf", 0L));
            assertEquals(t * (t - 1) / 2, counts.getOrDefault("trsm", 0L));
            assertEquals(t * (t - 1) / 2, counts.getOrDefault("syrk", 0L));
            assertEquals(t * (t - 1) * (t - 2) / 6, counts.getOrDefault("gemm", 0L));
        }
    }

    /** Each step's potrf, trsm and syrk follow each other; with one time for all tasks nothing is longer. */
    @Test
    void theSpanOfEqualTasksIsThreePerStep() {
        for (int t = 1; t <= 12; t++) {
            TaskGraph graph = Cholesky.graph(t);
            double[] ones = new double[graph.size()];
            Arrays.fill(ones, 1);

            assertEquals(3 * t - 2, WorkSpan.of(graph, ones).span());
        }
    }

    /** Two tasks are ordered if and only if some chain of shared tiles, written by one of the two, links them. */
    @Test
    void theOrderOfTasksIsThatOfTheTilesTheyShare() {
        for (int t = 1; t <= 6; t++) {
            TaskGraph graph = Cholesky.graph(t);
            List<BitSet> linked = new ArrayList<>();
            for (int later = 0; later < graph.size(); later++) {
                BitSet before = new BitSet();
                for (int earlier = 0; earlier < later; earlier++) {
                    if (conflict(tiles(graph.task(earlier)), tiles(graph.task(later)))) {
                        before.set(earlier);
                        before.or(linked.get(earlier));
                    }
                }
                linked.add(before);
                BitSet ancestors = new BitSet();
                Arrays.stream(graph.ancestorsAndSelf(later)).forEach(ancestors::set);
                ancestors.clear(later);

                assertEquals(before, ancestors, t + " tiles, " + graph.task(later));
                for (int input : graph.inputs(later)) {
                    assertEquals(true, conflict(tiles(graph.task(input)), tiles(graph.task(later))));
                }
            }
        }
    }

    /** Runs the tasks on tiles of one number in many orders that the graph allows: the factor times itself is the matrix. */
    @Test
    void everyOrderThatTheGraphAllowsFactorsTheMatrix() {
        int t = 7;
        TaskGraph graph = Cholesky.graph(t);
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] matrix = positiveDefinite(t, random);
            double[][] factor = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
            for (int task : anyOrder(graph, random)) {
                run(graph.task(task), factor);
            }
            for (int i = 0; i < t; i++) {
                for (int j = 0; j <= i; j++) {
                    double product = 0;
                    for (int k = 0; k <= j; k++) {
                        product += factor[i][k] * factor[j][k];
                    }
                    assertEquals(matrix[i][j], product, 1e-12, "seed " + seed);
                }
            }
        }
    }

    @Test
    void whatIsNoNumberOfTilesIsRefused() {
        assertEquals(
                "tiles must be between 1 and 256, but was 0",
                assertThrows(IllegalArgumentException.class, () -> Cholesky.graph(0))
                        .getMessage());
        assertEquals(
                "tiles must be between 1 and 256, but was 257",
                assertThrows(IllegalArgumentException.class, () -> Cholesky.graph(257))
                        .getMessage());
    }

    private static void run(Task task, double[][] a) {
        int[] at = numbers(task);
        switch (task.kind()) {
            case "potrf" -> a[at[0]][at[0]] = Math.sqrt(a[at[0]][at[0]]);
            case "trsm" -> a[at[0]][at[1]] /= a[at[1]][at[1]];
            case "syrk" -> a[at[0]][at[0]] -= a[at[0]][at[1]] * a[at[0]][at[1]];
            case "gemm" -> a[at[0]][at[1]] -= a[at[0]][at[2]] * a[at[1]][at[2]];
            default -> throw new IllegalArgumentException(task.toString());
        }
    }

    /** The tiles that a task touches, the one that it writes first. */
    private static List<String> tiles(Task task) {
        int[] at = numbers(task);
        return switch (task.kind()) {
            case "potrf" -> List.of(at[0] + "," + at[0]);
            case "trsm" -> List.of(at[0] + "," + at[1], at[1] + "," + at[1]);
            case "syrk" -> List.of(at[0] + "," + at[0], at[0] + "," + at[1]);
            case "gemm" -> List.of(at[0] + "," + at[1], at[0] + "," + at[2], at[1] + "," + at[2]);
            default -> throw new IllegalArgumentException(task.toString());
        };
    }

    private static boolean conflict(List<String> one, List<String> other) {
        return other.contains(one.get(0)) || one.contains(other.get(0));
    }

    private static int[] numbers(Task task) {
        String numbers = task.name().substring(task.name().indexOf(' ') + 1);
        return Arrays.stream(numbers.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    }

    private static double[][] positiveDefinite(int size, SplittableRandom random) {
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = matrix[j][i] = random.nextDouble() - 0.5;
            }
            matrix[i][i] = size;
        }
        return matrix;
    }

    /** Always takes any of the tasks whose predecessors are done. */
    private static List<Integer> anyOrder(TaskGraph graph, SplittableRandom random) {
        List<Integer> ready = new ArrayList<>();
        int[] open = new int[graph.size()];
        for (int task = 0; task < open.length; task++) {
            open[task] = graph.predecessorCount(task);
            if (open[task] == 0) {
                ready.add(task);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int task = ready.remove(random.nextInt(ready.size()));
            order.add(task);
            for (int successor : graph.successors(task)) {
                if (--open[successor] == 0) {
                    ready.add(successor);
                }
            }
        }
        return order;
    }
}

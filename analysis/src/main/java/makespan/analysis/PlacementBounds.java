package makespan.analysis;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import makespan.graph.TaskGraph;
import makespan.schedule.PlacementProblem;
import makespan.simulate.Levels;

/**
 * What any schedule on unlike processors takes at least. All three count no communication, so that they hold whatever the
 * network. A task is given to no processor that cannot run it. In seconds.
 *
 * @param path the longest path if every task ran where it is fastest
 * @param area the least time in which the processors could do all work if tasks could be split among them at will and none
 *     waited for another: a linear program, the relaxation of Lenstra, Shmoys and Tardos, Mathematical Programming 46, 1990
 * @param precedence the same where no path may take longer either: Agullo, Beaumont, Eyraud-Dubois and Kumar, "Are static
 *     schedules so bad?", IPDPS 2016; none for more than 300 tasks that take time
 */
public record PlacementBounds(double path, double area, OptionalDouble precedence) {
    /** The program has a share for each task on each processor: these take a second or a few. */
    static final int MOST_TASKS = 300;

    private static final int MOST_ROUNDS = 20;
    private static final double LONGER = 1 + 1e-6;

    /**
     * Returns the bounds of a problem. Tasks that take the same times are one kind to the area bound, and processors on
     * which every task takes the same time one class; with more than 500 kinds its program is not solved, and the work that
     * no split of it among the processors avoids is told instead, which is as good on processors that differ in speed alone.
     * Every number is a bound in spite of rounding: it is recomputed from the prices that the program's solution puts on
     * processors and paths, and weak duality holds for whatever prices.
     */
    public static PlacementBounds of(PlacementProblem problem) {
        Map<Integer, Integer> classes = classes(problem);
        int[] processors = counts(classes);
        List<List<Double>> rows = IntStream.range(0, problem.graph().size())
                .mapToObj(task -> classes.keySet().stream()
                        .map(processor -> problem.seconds(task, processor))
                        .toList())
                .toList();
        double[] least = rows.stream().mapToDouble(Collections::min).toArray();
        double path = Arrays.stream(Levels.bottom(problem.graph(), least)).max().orElse(0);
        Map<List<Double>, Integer> kinds = new LinkedHashMap<>();
        rows.forEach(row -> kinds.merge(row, 1, Integer::sum));
        double area = new AreaProgram(matrix(kinds.keySet()), counts(kinds), processors)
                .solve()
                .lower();
        return new PlacementBounds(
                path, area, precedence(problem.graph(), matrix(rows), processors, Math.max(path, area)));
    }

    /** Returns the largest of them. */
    public double lower() {
        return Math.max(precedence.orElse(0), Math.max(path, area));
    }

    /**
     * Adds paths to the program until none takes longer than its T; each time, its T is a bound.
     *
     * @param least a bound from before: where the program leaves no choice, its solution has no prices
     */
    private static OptionalDouble precedence(TaskGraph graph, double[][] seconds, int[] processors, double least) {
        long tasks = Arrays.stream(seconds)
                .filter(times -> Arrays.stream(times).anyMatch(time -> time > 0 && Double.isFinite(time)))
                .count();
        if (tasks > MOST_TASKS) {
            return OptionalDouble.empty();
        }
        int[] single = new int[seconds.length];
        Arrays.fill(single, 1);
        AreaProgram program = new AreaProgram(seconds, single, processors);
        double lower = least;
        List<int[]> longer = List.of();
        for (int round = 0; round == 0 || (round < MOST_ROUNDS && !longer.isEmpty()); round++) {
            AreaProgram.Solution solution = program.solve();
            lower = Math.max(lower, solution.lower());
            double[] means = solution.meanSeconds().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            longer = LongPaths.longerThan(graph, means, solution.lower() * LONGER);
            longer.forEach(program::addPath);
        }
        return OptionalDouble.of(lower);
    }

    /** Returns the sizes of the classes of processors, each by the first processor of it. */
    private static Map<Integer, Integer> classes(PlacementProblem problem) {
        Map<Integer, Integer> classes = new LinkedHashMap<>();
        for (int processor = 0; processor < problem.processors(); processor++) {
            int each = processor;
            int first = classes.keySet().stream()
                    .filter(known -> alike(problem, known, each))
                    .findFirst()
                    .orElse(each);
            classes.merge(first, 1, Integer::sum);
        }
        return classes;
    }

    private static boolean alike(PlacementProblem problem, int one, int other) {
        return IntStream.range(0, problem.graph().size())
                .allMatch(task -> problem.seconds(task, one) == problem.seconds(task, other));
    }

    private static int[] counts(Map<?, Integer> counted) {
        return counted.values().stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[][] matrix(Collection<List<Double>> rows) {
        return rows.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }
}

package makespan.opencl;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import makespan.device.Device;
import makespan.graph.TaskGraph;
import makespan.runtime.RunResult;
import makespan.runtime.WorkStealingRuntime;

/**
 * Measures what the choice between variants is worth: the same graph with variants for the workers alone, for OpenCL alone
 * and for both, in turn, after each was learnt. Run by {@code opencl/choose}.
 */
final class DeviceChoice {
    private static final int LEARNING = 6;
    private static final int ROUNDS = 9;

    private DeviceChoice() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("medians of " + ROUNDS + " runs in turn; ms");
        List<? extends Device> whole =
                new OpenClDriver().discover(false).devices().subList(0, 1);
        int processors = Runtime.getRuntime().availableProcessors();
        measure(processors, whole);
        List<Device> parts = new OpenClDriver()
                .discover(true).devices().stream()
                        .filter(device -> device.name().contains("."))
                        .limit(1)
                        .toList();
        if (!parts.isEmpty()) {
            measure(1, parts);
        }
    }

    private static void measure(int workers, List<? extends Device> devices) throws InterruptedException {
        System.out.printf(
                "%n%d workers and %s%n%-24s %8s %8s %8s %8s  %s%n",
                workers, devices, "", "cpu", "opencl", "both", "ratio", "on opencl");
        for (int size : new int[] {16, 32, 64, 128, 256}) {
            TiledMatrices matrices = new TiledMatrices(Math.max(2, 512 / size / (size < 64 ? 4 : 1)), size, 1);
            compare("matrices, tiles of " + size, matrices::graph, workers, devices);
        }
        for (int rows : new int[] {4, 32}) {
            Mandelbrot mandelbrot = new Mandelbrot(512, rows, 512 / rows);
            compare("mandelbrot, " + rows + " rows", mandelbrot::graph, workers, devices);
        }
    }

    private static void compare(
            String what, BiFunction<Boolean, Boolean, TaskGraph> graphs, int workers, List<? extends Device> devices)
            throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(workers, devices)) {
            List<TaskGraph> ways =
                    List.of(graphs.apply(true, false), graphs.apply(false, true), graphs.apply(true, true));
            double[][] millis = new double[ways.size()][ROUNDS];
            double share = 0;
            for (int round = -LEARNING; round < ROUNDS; round++) {
                for (int way = 0; way < ways.size(); way++) {
                    RunResult result = runtime.run(ways.get(way)).orThrow();
                    if (round >= 0) {
                        millis[way][round] = result.trace().makespanNanos() / 1e6;
                        share = way == 2 ? shareOnDevices(result) : share;
                    }
                }
            }
            double[] medians = Arrays.stream(millis)
                    .mapToDouble(all -> Arrays.stream(all).sorted().toArray()[ROUNDS / 2])
                    .toArray();
            System.out.printf(
                    "%-24s %8.2f %8.2f %8.2f %8.2f  %.0f %%%n",
                    what,
                    medians[0],
                    medians[1],
                    medians[2],
                    medians[2] / Math.min(medians[0], medians[1]),
                    100 * share);
        }
    }

    private static double shareOnDevices(RunResult result) {
        return (double) result.trace().events().stream()
                        .filter(event -> event.lane() >= result.workers())
                        .count()
                / result.graph().size();
    }
}

package makespan.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import makespan.device.Device;
import makespan.graph.TaskGraph;
import makespan.runtime.RunOptions;
import makespan.runtime.RunResult;
import makespan.runtime.WorkStealingRuntime;
import makespan.schedule.TimeHistory;

/**
 * Measures what the choice between variants is worth: the same graph with variants for the workers alone, for OpenCL alone
 * and for both, after each has learnt by itself. The three run in turn, so that what disturbs this machine disturbs all:
 * the ratio is that of two runs of one round, of which the median counts. Run by {@code opencl/choose}; a pattern as
 * argument selects rows, and a second argument, whatever it is, shows where the time of a run went.
 */
final class DeviceChoice {
    private static final int FEWEST_ROUNDS = 11;
    private static final int MOST_ROUNDS = 401;
    private static final long LEARNING_NANOS = 1_000_000_000;
    private static final long MEASURING_NANOS = 3_000_000_000L;
    private static final int BOTH = 2;

    private final Pattern wanted;
    private final boolean detailed;

    private DeviceChoice(String wanted, boolean detailed) {
        this.wanted = Pattern.compile(wanted);
        this.detailed = detailed;
    }

    public static void main(String[] arguments) throws InterruptedException {
        DeviceChoice choice = new DeviceChoice(arguments.length > 0 ? arguments[0] : "", arguments.length > 1);
        System.out.println(
                "medians in ms; ratio of both to the better one alone, with its interval of 95 % confidence");
        List<? extends Device> whole =
                new OpenClDriver().discover(false).devices().subList(0, 1);
        choice.measure(Runtime.getRuntime().availableProcessors(), whole);
        List<Device> parts = new OpenClDriver()
                .discover(true).devices().stream()
                        .filter(device -> device.name().contains("."))
                        .limit(1)
                        .toList();
        if (!parts.isEmpty()) {
            choice.measure(1, parts);
        }
    }

    private void measure(int workers, List<? extends Device> devices) throws InterruptedException {
        System.out.printf(
                "%n%d workers and %s%n%-24s %6s %6s %8s %8s %8s  %-18s %s%n",
                workers, devices, "", "tasks", "rounds", "cpu", "opencl", "both", "ratio", "on opencl");
        for (int size : new int[] {16, 32, 64, 96, 128, 256}) {
            TiledMatrices matrices = new TiledMatrices(Math.max(2, 512 / size / (size < 64 ? 4 : 1)), size, 1);
            compare("matrices, tiles of " + size, matrices::graph, workers, devices);
        }
        for (int rows : new int[] {1, 4, 32}) {
            Mandelbrot mandelbrot = new Mandelbrot(512, rows, rows == 1 ? 128 : 512 / rows);
            compare("mandelbrot, " + rows + " rows", mandelbrot::graph, workers, devices);
        }
    }

    private void compare(
            String what, BiFunction<Boolean, Boolean, TaskGraph> graphs, int workers, List<? extends Device> devices)
            throws InterruptedException {
        if (!wanted.matcher(workers + " " + what).find()) {
            return;
        }
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(workers, devices)) {
            List<Way> ways = List.of(
                    new Way(graphs.apply(true, false)),
                    new Way(graphs.apply(false, true)),
                    new Way(graphs.apply(true, true)));
            long learnt = System.nanoTime() + LEARNING_NANOS;
            for (int round = 0; round < FEWEST_ROUNDS || System.nanoTime() < learnt; round++) {
                for (Way way : ways) {
                    way.run(runtime);
                }
            }
            ways.forEach(Way::forget);
            long measured = System.nanoTime() + MEASURING_NANOS;
            for (int round = 0;
                    round < FEWEST_ROUNDS || (round < MOST_ROUNDS && System.nanoTime() < measured);
                    round++) {
                for (int i = 0; i < ways.size(); i++) {
                    ways.get((round + i) % ways.size()).run(runtime); // each comes after each of the others
                }
            }
            print(what, ways);
        }
    }

    private void print(String what, List<Way> ways) {
        double[] cpu = ways.get(0).millis();
        double[] opencl = ways.get(1).millis();
        double[] both = ways.get(BOTH).millis();
        double[] better = median(cpu) <= median(opencl) ? cpu : opencl;
        double[] ratios = new double[both.length];
        Arrays.setAll(ratios, round -> both[round] / better[round]);
        Arrays.sort(ratios);
        int half = (int) Math.ceil(0.98 * Math.sqrt(ratios.length)); // of a binomial distribution
        int middle = ratios.length / 2;
        System.out.printf(
                "%-24s %6d %6d %8.2f %8.2f %8.2f  %4.2f (%4.2f–%4.2f)   %.0f %%%n",
                what,
                ways.get(0).graph.size(),
                ratios.length,
                median(cpu),
                median(opencl),
                median(both),
                ratios[middle],
                ratios[Math.max(0, middle - half)],
                ratios[Math.min(ratios.length - 1, middle + half)],
                100 * median(ways.get(BOTH).shares()));
        if (detailed) {
            ways.forEach(Way::explain);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A graph, what its runs took, and what was learnt of its tasks. */
    private static final class Way {
        private final TaskGraph graph;
        private final TimeHistory history = new TimeHistory();
        private final RunOptions options = RunOptions.defaults().withHistory(history);
        private final List<Double> millis = new ArrayList<>();
        private final List<RunProfile> profiles = new ArrayList<>();

        Way(TaskGraph graph) {
            this.graph = graph;
        }

        void run(WorkStealingRuntime runtime) throws InterruptedException {
            long begin = System.nanoTime();
            RunResult result = runtime.run(graph, options);
            millis.add((System.nanoTime() - begin) / 1e6);
            profiles.add(RunProfile.of(result.orThrow()));
        }

        void forget() {
            millis.clear();
            profiles.clear();
        }

        double[] millis() {
            return millis.stream().mapToDouble(Double::doubleValue).toArray();
        }

        double[] shares() {
            return profiles.stream().mapToDouble(RunProfile::shareOnDevices).toArray();
        }

        void explain() {
            int middle = profiles.size() / 2;
            System.out.println("    " + profiles.get(middle));
            history.forEach((key, nanos) -> System.out.println("      " + key + " " + Arrays.toString(nanos)));
        }
    }
}

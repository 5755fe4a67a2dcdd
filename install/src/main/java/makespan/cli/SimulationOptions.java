package makespan.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import makespan.device.Network;
import makespan.device.Platform;
import makespan.format.TimedGraph;
import makespan.schedule.PlacementPolicy;
import makespan.schedule.PlacementProblem;
import makespan.simulate.ListPolicy;
import makespan.simulate.PolicyNames;
import makespan.simulate.Simulation;
import makespan.simulate.WorkStealing;
import makespan.simulate.WorkerPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code simulate} that say on what, and by which policy. */
final class SimulationOptions {
    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "On equal workers: hlfet, cpmisf, fifo or lpt, by which the next ready task is chosen, or"
                    + " work-stealing. On unlike processors: heft, cpop, peft or earliest-finish. hlfet by default,"
                    + " heft with --platform.")
    private @Nullable String policy;

    @Option(
            names = "--platform",
            paramLabel = "P.groovy",
            description = "Instead of --workers, the machine that a script describes: platform { cpu 4; gpu 'H200',"
                    + " count: 2, speed: 40; link cpu, gpu, bandwidth: 25.GBps, latency: 10.us }.")
    private @Nullable Path platformFile;

    @Option(
            names = "--speeds",
            paramLabel = "S",
            split = ",",
            description =
                    "Instead of --workers, the speed of each processor: a task of 3 s takes 2 s on one of speed 1.5.")
    private List<Double> speeds = List.of();

    @Option(
            names = "--bandwidth",
            paramLabel = "B",
            description = "Between processors, data go at B bytes per second; at once by default.")
    private @Nullable Double bandwidth;

    @Option(names = "--seed", paramLabel = "N", description = "Of all that is random; 42 by default.")
    private long seed = 42;

    @Option(
            names = "--steal-seconds",
            paramLabel = "S",
            description = "With work-stealing, how long a steal takes, in seconds; 0 by default.")
    private @Nullable Double stealSeconds;

    private @Nullable Platform platform;

    /** Returns the name of the policy, in small letters. */
    String policy() {
        String given = policy;
        if (given == null) {
            return platformFile == null ? ListPolicy.HLFET.label() : PlacementPolicy.HEFT.label();
        }
        return given.toLowerCase(Locale.ROOT);
    }

    long seed() {
        return seed;
    }

    /** Returns the machine that a script described; known once the options are checked. */
    Optional<Platform> platform() {
        return Optional.ofNullable(platform);
    }

    /**
     * Checks the options, and reads the machine if a script describes one.
     *
     * @param workersGiven whether the user gave --workers
     * @throws CommandFailure if they do not fit together
     */
    void check(boolean workersGiven) {
        boolean placement = checked(() -> PolicyNames.placement(policy == null ? policy() : policy))
                .isPresent();
        boolean unlike = !speeds.isEmpty() || bandwidth != null || platformFile != null;
        if (!placement && unlike) {
            throw CommandFailure.usage("'" + policy() + "' is for equal workers without communication: with --platform,"
                    + " --speeds or --bandwidth choose heft, cpop, peft or earliest-finish");
        }
        if (platformFile != null && (!speeds.isEmpty() || bandwidth != null)) {
            throw CommandFailure.usage(
                    "--platform says speeds and bandwidths already: leave out --speeds and --bandwidth");
        }
        if (workersGiven && (!speeds.isEmpty() || platformFile != null)) {
            throw CommandFailure.usage("--workers is for equal workers: leave it out with --platform or --speeds");
        }
        if (stealSeconds != null && !policy().equals(stealing().label())) {
            throw CommandFailure.usage("--steal-seconds is for the policy work-stealing, but this is " + policy());
        }
        if (platformFile != null) {
            platform = PlatformFile.read(platformFile);
        }
    }

    /** Returns the simulations by number of processors. */
    Map<Integer, Simulation> simulations(TimedGraph timed, List<Integer> workers) {
        Map<Integer, Simulation> simulations = new LinkedHashMap<>();
        Optional<WorkerPolicy> equal = PolicyNames.worker(policy(), stealing());
        Platform machine = platform;
        if (equal.isPresent()) {
            workers.forEach(count -> simulations.put(count, Simulation.onWorkers(timed.graph(), count, equal.get())));
        } else if (machine != null) {
            simulations.put(
                    machine.processors(),
                    placed(seconds -> PlacementProblem.on(machine, timed.graph(), seconds, timed::bytes)));
        } else {
            processors(workers)
                    .forEach(each -> simulations.put(
                            each.length,
                            placed(seconds -> PlacementProblem.ofSpeeds(
                                    timed.graph(), seconds, each, timed::bytes, network(each.length)))));
        }
        return simulations;
    }

    private Simulation placed(Simulation.ProblemOfTimes problem) {
        PlacementPolicy placement = PolicyNames.placement(policy()).orElseThrow();
        return Simulation.placed(problem, placement);
    }

    private Network network(int processors) {
        return Network.uniform(processors, 0, bandwidth == null ? Double.MAX_VALUE : bandwidth);
    }

    /** Returns the speeds of the processors of each simulation. */
    private List<double[]> processors(List<Integer> workers) {
        if (!speeds.isEmpty()) {
            return List.of(speeds.stream().mapToDouble(Double::doubleValue).toArray());
        }
        return workers.stream()
                .map(count -> {
                    double[] equal = new double[count];
                    Arrays.fill(equal, 1);
                    return equal;
                })
                .toList();
    }

    private WorkStealing stealing() {
        return checked(() -> new WorkStealing(seed, stealSeconds == null ? 0 : stealSeconds));
    }

    /** Returns what is made from options; one that cannot be is the user's error. */
    static <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), e);
        }
    }
}

package makespan.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import makespan.analysis.SimulationStudy;
import makespan.analysis.SimulationStudy.Point;
import makespan.device.Platform;
import makespan.schedule.PlacementPolicy;
import makespan.schedule.PlacementProblem;
import makespan.simulate.ListPolicy;
import makespan.simulate.MakespanSpread;
import makespan.simulate.Noise;
import makespan.simulate.PolicyNames;
import makespan.simulate.Simulation;
import makespan.simulate.WorkStealing;
import makespan.simulate.WorkerPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code simulate}, checked.
 *
 * @param workers ascending
 * @param platform instead of workers, if given
 */
record SimulationRequest(
        List<Integer> workers, @Nullable Platform platform, String policy, Noise noise, long seed, int repeats) {
    static final List<String> NAMES = List.of("noise", "platform", "policy", "repeats", "seed", "workers");

    private static final int MOST_WORKERS = 1_000_000;
    private static final int MOST_REPEATS = 100_000;

    static SimulationRequest of(Map<String, ?> options) {
        WordOptions.check("simulate", options, NAMES);
        Platform platform = platform(options);
        String usual = platform == null ? ListPolicy.HLFET.label() : PlacementPolicy.HEFT.label();
        String policy = String.valueOf(options.containsKey("policy") ? options.get("policy") : usual);
        boolean equal = checked("policy", () -> PolicyNames.worker(policy, new WorkStealing(0)))
                .isPresent();
        if (equal == (platform != null)) {
            throw new DeclarationException("'" + policy + "' is for "
                    + (equal
                            ? "equal workers: on a platform choose heft, cpop, peft or earliest-finish"
                            : "unlike processors: give a platform, as in simulate(platform: platform { cpu 4 })")
                    + Places.here());
        }
        Noise noise = checked(
                "noise", () -> Noise.of(String.valueOf(options.containsKey("noise") ? options.get("noise") : "none")));
        return new SimulationRequest(
                workers(options),
                platform,
                policy,
                noise,
                wholeNumber("seed", options, 42, Long.MIN_VALUE, Long.MAX_VALUE),
                (int) wholeNumber("repeats", options, 20, 1, MOST_REPEATS));
    }

    /** Simulates on each number of workers, or on the platform. */
    SimulationStudy simulate(TimedTasks tasks) {
        return checked("", () -> platform == null ? onWorkers(tasks) : onPlatform(tasks, platform));
    }

    private SimulationStudy onWorkers(TimedTasks tasks) {
        WorkerPolicy chosen = PolicyNames.worker(policy, new WorkStealing(seed)).orElseThrow();
        List<Point> points = new ArrayList<>();
        OptionalDouble alone = OptionalDouble.of(chosen.makespan(tasks.graph(), tasks.seconds(), 1));
        for (int count : workers) {
            points.add(new Point(count, spread(Simulation.onWorkers(tasks.graph(), count, chosen), tasks), alone));
        }
        int most = workers.get(workers.size() - 1);
        return new SimulationStudy(
                tasks.graph(), chosen.label(), "", told(), points, chosen.run(tasks.graph(), tasks.seconds(), most));
    }

    private SimulationStudy onPlatform(TimedTasks tasks, Platform machine) {
        PlacementPolicy chosen = PolicyNames.placement(policy).orElseThrow();
        PlacementProblem problem = PlacementProblem.on(machine, tasks.graph(), tasks.seconds(), tasks.bytes());
        Simulation simulation = Simulation.placed(
                seconds -> PlacementProblem.on(machine, tasks.graph(), seconds, tasks.bytes()), chosen);
        Point point = new Point(machine.processors(), spread(simulation, tasks), problem.bestOnOneProcessor());
        String said = machine.notSimulated();
        return new SimulationStudy(
                tasks.graph(),
                chosen.label(),
                machine + (said.isEmpty() ? "" : " (" + said + ")"),
                told(),
                List.of(point),
                chosen.run(problem));
    }

    private MakespanSpread spread(Simulation simulation, TimedTasks tasks) {
        int times = noise instanceof Noise.None ? 1 : repeats;
        return MakespanSpread.of(simulation, tasks.seconds(), noise, seed, times);
    }

    private String told() {
        return noise instanceof Noise.None ? "" : noise + ", seed " + seed + ", " + repeats + " repeats";
    }

    private static @Nullable Platform platform(Map<String, ?> options) {
        if (!options.containsKey("platform")) {
            return null;
        }
        if (options.containsKey("workers")) {
            throw new DeclarationException("simulate takes workers or a platform, not both" + Places.here());
        }
        if (options.get("platform") instanceof Platform platform) {
            return platform;
        }
        throw WordOptions.wrong("simulate", "platform", "a platform { … }", options.get("platform"));
    }

    private static List<Integer> workers(Map<String, ?> options) {
        Object given = options.containsKey("workers") ? options.get("workers") : List.of(1, 2, 4, 8);
        return WorkerCounts.of("simulate", given, MOST_WORKERS).stream()
                .distinct()
                .sorted()
                .toList();
    }

    private static long wholeNumber(String option, Map<String, ?> options, long usual, long least, long most) {
        Object given = options.containsKey(option) ? options.get(option) : Long.valueOf(usual);
        boolean whole = given instanceof Integer || given instanceof Long;
        if (whole && ((Number) given).longValue() >= least && ((Number) given).longValue() <= most) {
            return ((Number) given).longValue();
        }
        throw WordOptions.wrong(
                "simulate", option, least == 1 ? "a whole number between 1 and " + most : "a whole number", given);
    }

    private static <T> T checked(String option, Supplier<T> made) {
        try {
            return made.get();
        } catch (DeclarationException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            String start = option.isEmpty() ? "" : "simulate option '" + option + "': ";
            throw new DeclarationException(start + e.getMessage() + Places.here());
        }
    }
}

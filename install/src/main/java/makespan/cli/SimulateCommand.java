package makespan.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import makespan.analysis.PlacementBounds;
import makespan.format.GraphFactsJson;
import makespan.format.TimedGraph;
import makespan.graph.Suggestion;
import makespan.simulate.ListPolicy;
import makespan.simulate.Network;
import makespan.simulate.PlacementPolicy;
import makespan.simulate.PlacementProblem;
import makespan.simulate.Simulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code makespan simulate}: tells how long a graph in a file would take under a policy. */
@Command(
        name = "simulate",
        header = "Tell how long a graph in a file would take under a scheduling policy.",
        description = {
            "On equal workers or, with heft, cpop and peft, on processors of unlike speed with communication between"
                    + " them; then with what any schedule takes at least. Without overhead. Times are in the file's unit.",
            "For example: makespan simulate Montage_100.xml --policy heft --speeds 1,1.5,2,0.5 --bandwidth 125e6"
        },
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

    @Mixin
    private GraphOptions options = new GraphOptions();

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description =
                    "Which ready task goes first: hlfet, cpmisf, fifo or lpt; or which algorithm places the tasks:"
                            + " heft, cpop or peft. hlfet by default.")
    private String policy = "hlfet";

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

    @Override
    public Integer call() {
        List<Integer> workers = options.workers();
        Optional<ListPolicy> list = named(ListPolicy.values());
        Optional<PlacementPolicy> placement = named(PlacementPolicy.values());
        check(list, placement);
        TimedGraph timed = options.read();
        String name = policy.toLowerCase(Locale.ROOT);
        Map<Integer, Double> makespans = new TreeMap<>();
        if (list.isPresent()) {
            workers.forEach(count ->
                    makespans.put(count, Simulator.makespan(timed.graph(), timed.seconds(), count, list.get())));
            System.out.print(
                    options.json()
                            ? GraphFactsJson.makespansToJson(options.name(), timed, name, makespans) + "\n"
                            : new GraphFactsText(timed).makespans(name, makespans));
        } else {
            Map<Integer, PlacementBounds> bounds = new TreeMap<>();
            for (double[] each : processors(workers)) {
                PlacementProblem problem = problem(timed, each);
                makespans.put(each.length, placement.get().run(problem).makespanNanos() / NANOS_PER_SECOND);
                bounds.put(each.length, PlacementBounds.of(problem));
            }
            System.out.print(
                    options.json()
                            ? GraphFactsJson.makespansToJson(options.name(), timed, name, makespans, bounds) + "\n"
                            : new GraphFactsText(timed).makespans(name, makespans, bounds));
        }
        return ExitCode.DONE;
    }

    private void check(Optional<ListPolicy> list, Optional<PlacementPolicy> placement) {
        if (list.isEmpty() && placement.isEmpty()) {
            List<String> known = Stream.concat(
                            Arrays.stream(ListPolicy.values()).map(ListPolicy::label),
                            Arrays.stream(PlacementPolicy.values()).map(PlacementPolicy::label))
                    .toList();
            throw CommandFailure.usage("the policy must be one of " + String.join(", ", known) + ", but was '" + policy
                    + "'." + Suggestion.didYouMean(policy, known));
        }
        if (list.isPresent() && (!speeds.isEmpty() || bandwidth != null)) {
            throw CommandFailure.usage(
                    "'" + policy
                            + "' is for equal workers without communication: with --speeds or --bandwidth choose heft, cpop or peft");
        }
    }

    private <P extends Enum<P>> Optional<P> named(P[] policies) {
        return Arrays.stream(policies)
                .filter(each -> each.name().replace('_', '-').equalsIgnoreCase(policy))
                .findFirst();
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

    private PlacementProblem problem(TimedGraph timed, double[] processors) {
        try {
            Network network = Network.uniform(processors.length, 0, bandwidth == null ? Double.MAX_VALUE : bandwidth);
            return PlacementProblem.ofSpeeds(timed.graph(), timed.seconds(), processors, timed::bytes, network);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), e);
        }
    }
}

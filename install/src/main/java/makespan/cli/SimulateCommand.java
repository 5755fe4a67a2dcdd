package makespan.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import makespan.analysis.PlacementBounds;
import makespan.device.Platform;
import makespan.format.GraphFactsJson;
import makespan.format.TimedGraph;
import makespan.format.TraceJson;
import makespan.simulate.MakespanSpread;
import makespan.simulate.Noise;
import makespan.simulate.Simulation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code makespan simulate}: tells how long a graph in a file would take under a policy. */
@Command(
        name = "simulate",
        header = "Tell how long a graph in a file would take under a scheduling policy.",
        description = {
            "On equal workers or, with heft, cpop, peft and earliest-finish, on processors of unlike speed with"
                    + " communication between them; then with what any schedule takes at least. Without overhead. Times are in"
                    + " the file's unit.",
            "For example: makespan simulate Montage_100.xml --policy heft --speeds 1,1.5,2,0.5 --bandwidth 125e6"
        },
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_REPEATS = 100_000;
    private static final int USUAL_REPEATS = 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GraphOptions options = new GraphOptions();

    @Mixin
    private SimulationOptions how = new SimulationOptions();

    @Option(
            names = "--noise",
            paramLabel = "MODEL",
            description = "Let the times of tasks differ from repeat to repeat: lognormal:CV, uniform:FRACTION or"
                    + " stragglers:SHARE:TIMES. Tells the median, and where the middle 95 % lie.")
    private @Nullable String noiseModel;

    @Option(names = "--repeats", paramLabel = "N", description = "With --noise, how often; 20 by default.")
    private @Nullable Integer repeats;

    @Option(
            names = "--trace",
            paramLabel = "OUT.json",
            description = "Write the last schedule, without noise, as a trace for Perfetto (https://ui.perfetto.dev).")
    private @Nullable Path trace;

    @Override
    public Integer call() {
        List<Integer> workers = options.workers();
        Optional<Noise> noise = noise();
        how.check(spec != null && spec.commandLine().getParseResult().hasMatchedOption("--workers"));
        Optional<OutputFile> traceOut = Optional.ofNullable(trace).map(OutputFile::checked);
        TimedGraph timed = options.read();
        Map<Integer, Simulation> simulations = how.simulations(timed, workers);
        SimulationOptions.checked(() -> {
            System.out.print(noise.isPresent() ? noisy(timed, simulations, noise.get()) : exact(timed, simulations));
            return ExitCode.DONE;
        });
        traceOut.ifPresent(out -> out.write(TraceJson.toJson(
                timed.graph(),
                List.copyOf(simulations.values()).get(simulations.size() - 1).run(timed.seconds()))));
        how.platform()
                .map(Platform::notSimulated)
                .filter(note -> !note.isEmpty())
                .ifPresent(note -> System.err.println("makespan: note: " + note));
        return ExitCode.DONE;
    }

    private String exact(TimedGraph timed, Map<Integer, Simulation> simulations) {
        double[] seconds = timed.seconds();
        String policy = how.policy();
        Map<Integer, Double> makespans = new TreeMap<>();
        Map<Integer, PlacementBounds> bounds = new TreeMap<>();
        simulations.forEach((count, simulation) -> {
            makespans.put(count, simulation.makespan(seconds));
            simulation.problem(seconds).ifPresent(problem -> bounds.put(count, PlacementBounds.of(problem)));
        });
        return options.json()
                ? GraphFactsJson.makespansToJson(options.name(), timed, policy, makespans, bounds) + "\n"
                : machine() + new GraphFactsText(timed).makespans(policy, makespans, bounds);
    }

    private String noisy(TimedGraph timed, Map<Integer, Simulation> simulations, Noise noise) {
        double[] seconds = timed.seconds();
        int times = repeats == null ? USUAL_REPEATS : repeats;
        Map<Integer, MakespanSpread> spreads = new TreeMap<>();
        simulations.forEach((count, simulation) ->
                spreads.put(count, MakespanSpread.of(simulation, seconds, noise, how.seed(), times)));
        NoisyMakespans result = new NoisyMakespans(timed, how.policy(), noise, how.seed(), times, spreads);
        return options.json() ? result.toJson(options.name()) + "\n" : machine() + result.toText();
    }

    private String machine() {
        return how.platform().map(platform -> "on " + platform + "\n").orElse("");
    }

    private Optional<Noise> noise() {
        if (noiseModel == null && repeats != null) {
            throw CommandFailure.usage("--repeats needs --noise: without, every repeat is the same");
        }
        if (repeats != null && (repeats < 1 || repeats > MOST_REPEATS)) {
            throw CommandFailure.usage("repeats must be between 1 and " + MOST_REPEATS + ", but was " + repeats);
        }
        return Optional.ofNullable(noiseModel).map(text -> SimulationOptions.checked(() -> Noise.of(text)));
    }
}

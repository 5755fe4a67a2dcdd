package makespan.dsl;

import java.util.List;
import java.util.Map;
import makespan.device.Emulation;
import makespan.device.Platform;
import makespan.runtime.FailurePolicy;
import makespan.schedule.PlacementRule;
import makespan.text.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code run}, checked.
 *
 * @param platform the machine to emulate; null for the devices that are here
 */
record RunRequest(
        int workers, FailurePolicy onFailure, @Nullable Platform platform, PlacementRule placement) {
    static final List<String> NAMES = List.of("onFailure", "placement", "platform", "workers");

    /** Returns how a session runs graphs unless a cell says otherwise. */
    static RunRequest defaults(SessionHost host) {
        return new RunRequest(
                host.defaultWorkers(),
                FailurePolicy.STOP,
                host.defaultPlatform().orElse(null),
                host.defaultPlacement());
    }

    static RunRequest of(Map<String, ?> options, SessionHost host) {
        WordOptions.check("run", options, NAMES);
        RunRequest defaults = defaults(host);
        Object workers = options.get("workers");
        Platform platform = platform(options.get("platform"));
        Object placement = options.get("placement");
        int usual = platform == null ? defaults.workers : Emulation.workers(platform);
        return new RunRequest(
                workers == null ? usual : workers(workers),
                policy(options.get("onFailure")),
                platform == null ? defaults.platform : platform,
                placement == null ? defaults.placement : placement(placement));
    }

    private static int workers(Object given) {
        if (given instanceof Integer number && number >= 1 && number <= 256) {
            return number;
        }
        throw new DeclarationException(
                "run option 'workers' must be between 1 and 256, but was " + Places.quote(given) + Places.here());
    }

    private static @Nullable Platform platform(@Nullable Object given) {
        if (given == null || given instanceof Platform) {
            return (Platform) given;
        }
        throw WordOptions.wrong("run", "platform", "a platform { … }", given);
    }

    private static PlacementRule placement(Object given) {
        try {
            return given instanceof PlacementRule rule ? rule : PlacementRule.of(given.toString());
        } catch (IllegalArgumentException e) {
            throw new DeclarationException("run: " + e.getMessage() + Places.here());
        }
    }

    private static FailurePolicy policy(@Nullable Object given) {
        if (given == null || given instanceof FailurePolicy) {
            return given == null ? FailurePolicy.STOP : (FailurePolicy) given;
        }
        return switch (given.toString()) {
            case "stop" -> FailurePolicy.STOP;
            case "keepGoing" -> FailurePolicy.KEEP_GOING;
            default ->
                throw new DeclarationException("run option 'onFailure' must be stop or keepGoing, but was "
                        + Places.quote(given) + "."
                        + Suggestion.didYouMean(given.toString(), List.of("stop", "keepGoing"))
                        + Places.here());
        };
    }
}

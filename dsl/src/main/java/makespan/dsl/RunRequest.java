package makespan.dsl;

import java.util.List;
import java.util.Map;
import makespan.runtime.FailurePolicy;
import makespan.text.Suggestion;
import org.jspecify.annotations.Nullable;

/** The options of {@code run}, checked. */
record RunRequest(int workers, FailurePolicy onFailure) {
    static final List<String> NAMES = List.of("onFailure", "workers");

    static RunRequest of(Map<String, ?> options, int defaultWorkers) {
        WordOptions.check("run", options, NAMES);
        Object workers = options.get("workers");
        return new RunRequest(workers == null ? defaultWorkers : workers(workers), policy(options.get("onFailure")));
    }

    private static int workers(Object given) {
        if (given instanceof Integer number && number >= 1 && number <= 256) {
            return number;
        }
        throw new DeclarationException(
                "run option 'workers' must be between 1 and 256, but was " + Places.quote(given) + Places.here());
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

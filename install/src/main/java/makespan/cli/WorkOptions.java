package makespan.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that runs a user's work. */
final class WorkOptions {
    static final int MAX_WORKERS = 256;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Run on N workers unless the code says otherwise; as many as processors by default.")
    private @Nullable Integer workers;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "Set a parameter that the code declares in 'params { }'. May be given more than once.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    /**
     * Returns the number of workers asked for, or 0 if none was.
     *
     * @throws CommandFailure if it is out of range, with exit code 2
     */
    int workers() {
        if (workers == null) {
            return 0;
        }
        if (workers < 1 || workers > MAX_WORKERS) {
            throw CommandFailure.usage("workers must be between 1 and " + MAX_WORKERS + ", but was " + workers);
        }
        return workers;
    }

    Map<String, String> parameters() {
        return parameters;
    }
}

package makespan.dsl;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import makespan.runtime.Run;

/**
 * How a script is run.
 *
 * @param workers how many workers its runs use unless it says otherwise, 1 to 256
 * @param parameters values for its {@code params}, as text
 * @param display is given each value that it shows, as it shows it
 * @param monitor is told of each run as it starts
 * @param progress is told how far something is that takes many runs, in a line, empty at its end
 */
public record ScriptOptions(
        int workers,
        Map<String, String> parameters,
        Consumer<Object> display,
        Function<Run, RunMonitor> monitor,
        Consumer<String> progress) {
    public ScriptOptions {
        if (workers < 1 || workers > 256) {
            throw new IllegalArgumentException("workers must be between 1 and 256, but was " + workers);
        }
        parameters = Map.copyOf(parameters);
    }

    /** Returns options for this many workers, without parameters, that show nothing. */
    public static ScriptOptions withWorkers(int workers) {
        return new ScriptOptions(workers, Map.of(), value -> {}, run -> RunMonitor.NONE, line -> {});
    }

    public ScriptOptions withParameters(Map<String, String> newParameters) {
        return new ScriptOptions(workers, newParameters, display, monitor, progress);
    }

    public ScriptOptions withDisplay(Consumer<Object> newDisplay) {
        return new ScriptOptions(workers, parameters, newDisplay, monitor, progress);
    }

    public ScriptOptions withMonitor(Function<Run, RunMonitor> newMonitor) {
        return new ScriptOptions(workers, parameters, display, newMonitor, progress);
    }

    public ScriptOptions withProgress(Consumer<String> newProgress) {
        return new ScriptOptions(workers, parameters, display, monitor, newProgress);
    }
}

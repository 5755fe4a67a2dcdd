package makespan.dsl;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import makespan.device.Platform;
import makespan.runtime.Run;
import makespan.schedule.PlacementRule;

/**
 * How a script is run.
 *
 * @param workers how many workers its runs use unless it says otherwise, 1 to 256
 * @param parameters values for its {@code params}, as text
 * @param display is given each value that it shows, as it shows it
 * @param monitor is told of each run as it starts
 * @param progress is told how far something is that takes many runs, in a line, empty at its end
 * @param platform the machine that its runs emulate unless it says otherwise, if they do
 * @param placement how its runs place tasks with several variants unless it says otherwise
 * @param times the file that keeps how long tasks took on which device, if there is one
 */
public record ScriptOptions(
        int workers,
        Map<String, String> parameters,
        Consumer<Object> display,
        Function<Run, RunMonitor> monitor,
        Consumer<String> progress,
        Optional<Platform> platform,
        PlacementRule placement,
        Optional<Path> times) {
    public ScriptOptions {
        if (workers < 1 || workers > 256) {
            throw new IllegalArgumentException("workers must be between 1 and 256, but was " + workers);
        }
        parameters = Map.copyOf(parameters);
    }

    /** Returns options for this many workers, without parameters, that show nothing and keep nothing. */
    public static ScriptOptions withWorkers(int workers) {
        return new ScriptOptions(
                workers,
                Map.of(),
                value -> {},
                run -> RunMonitor.NONE,
                line -> {},
                Optional.empty(),
                PlacementRule.EARLIEST_FINISH,
                Optional.empty());
    }

    public ScriptOptions withParameters(Map<String, String> newParameters) {
        return new ScriptOptions(workers, newParameters, display, monitor, progress, platform, placement, times);
    }

    public ScriptOptions withDisplay(Consumer<Object> newDisplay) {
        return new ScriptOptions(workers, parameters, newDisplay, monitor, progress, platform, placement, times);
    }

    public ScriptOptions withMonitor(Function<Run, RunMonitor> newMonitor) {
        return new ScriptOptions(workers, parameters, display, newMonitor, progress, platform, placement, times);
    }

    public ScriptOptions withProgress(Consumer<String> newProgress) {
        return new ScriptOptions(workers, parameters, display, monitor, newProgress, platform, placement, times);
    }

    public ScriptOptions withPlatform(Optional<Platform> newPlatform) {
        return new ScriptOptions(workers, parameters, display, monitor, progress, newPlatform, placement, times);
    }

    public ScriptOptions withPlacement(PlacementRule newPlacement) {
        return new ScriptOptions(workers, parameters, display, monitor, progress, platform, newPlacement, times);
    }

    public ScriptOptions withTimes(Optional<Path> newTimes) {
        return new ScriptOptions(workers, parameters, display, monitor, progress, platform, placement, newTimes);
    }
}

package makespan.dsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import makespan.device.Platform;
import makespan.runtime.Run;
import makespan.schedule.PlacementRule;

/** Runs a script: a file of what could stand in one cell. */
public final class ScriptRunner implements SessionHost {
    private final ScriptOptions options;
    private final List<Object> displayed = Collections.synchronizedList(new ArrayList<>());

    private ScriptRunner(ScriptOptions options) {
        this.options = options;
    }

    /**
     * Runs a script to its end, or until it fails. An interrupt of the calling thread interrupts the script.
     *
     * @throws IOException if the file cannot be read as UTF-8 text
     */
    public static ScriptOutcome run(Path script, ScriptOptions options) throws IOException {
        String code = Files.readString(script);
        String unit = String.valueOf(script.getFileName());
        ScriptRunner host = new ScriptRunner(options);
        try (Session session = newSession(host, unit)) {
            session.setParameters(options.parameters());
            CellResult result = session.evaluateScript(code, unit);
            return new ScriptOutcome(host.displayed, result.value(), result.error());
        }
    }

    private static Session newSession(ScriptRunner host, String unit) {
        String name = unit.replaceFirst("\\.groovy$", "");
        return new Session(host, new Evaluations(), (session, source) -> ScriptLines.checked(source), name);
    }

    @Override
    public void display(Object value) {
        displayed.add(value);
        options.display().accept(value);
    }

    @Override
    public RunMonitor runStarted(Run run) {
        return options.monitor().apply(run);
    }

    @Override
    public void progress(String line) {
        options.progress().accept(line);
    }

    @Override
    public int defaultWorkers() {
        return options.workers();
    }

    @Override
    public Optional<Platform> defaultPlatform() {
        return options.platform();
    }

    @Override
    public PlacementRule defaultPlacement() {
        return options.placement();
    }

    @Override
    public Optional<Path> timesFile() {
        return options.times();
    }
}

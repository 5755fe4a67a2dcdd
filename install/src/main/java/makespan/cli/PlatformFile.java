package makespan.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import makespan.device.Platform;
import makespan.dsl.CellError;
import makespan.dsl.ScriptOptions;
import makespan.dsl.ScriptOutcome;
import makespan.dsl.ScriptRunner;

/** A script whose last statement gives a machine to simulate or to emulate: {@code platform { cpu 4 }}. It runs as any script does. */
final class PlatformFile {
    private PlatformFile() {}

    /** @throws CommandFailure if it cannot be read or gives no machine, with exit code 2, or if it fails, with exit code 1 */
    static Platform read(Path file) {
        InputFile.check(file);
        ScriptOutcome outcome = run(file);
        CellError error = outcome.error();
        if (error != null) {
            String message = "'" + file + "': " + error.message();
            throw error.usage()
                    ? CommandFailure.usage(message, error.cause())
                    : CommandFailure.work(message, error.cause());
        }
        if (outcome.value() instanceof Platform platform) {
            return platform;
        }
        throw CommandFailure.usage(
                "'" + file + "' gives no platform: its last statement must be one, such as platform {"
                        + " cpu 4; gpu 'H200', count: 2, speed: 40 }");
    }

    private static ScriptOutcome run(Path file) {
        try {
            return ScriptRunner.run(file, ScriptOptions.withWorkers(1));
        } catch (CharacterCodingException e) {
            throw CommandFailure.usage("cannot read '" + file + "': it is not text in UTF-8", e);
        } catch (IOException e) {
            throw CommandFailure.usage("cannot read '" + file + "': " + e.getMessage(), e);
        }
    }
}

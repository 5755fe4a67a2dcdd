package makespan.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command is going to read. */
final class InputFile {
    private InputFile() {}

    /** @throws CommandFailure if it cannot be read, with exit code 2 */
    static void check(Path file) {
        if (!Files.exists(file)) {
            throw CommandFailure.usage("there is no file '" + file + "'");
        }
        if (Files.isDirectory(file)) {
            throw CommandFailure.usage("cannot read '" + file + "': it is a directory");
        }
        if (!Files.isReadable(file)) {
            throw CommandFailure.usage("cannot read '" + file + "': permission denied");
        }
    }
}

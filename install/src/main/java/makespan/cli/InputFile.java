package makespan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import makespan.format.FormatException;

/** A file that a command is going to read. */
final class InputFile {
    private InputFile() {}

    /** Reads a file. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Path file) throws IOException;
    }

    /**
     * Returns what a file holds.
     *
     * @throws CommandFailure if it cannot be read or does not follow its format, with exit code 2
     */
    static <T> T read(Path file, Reading<T> reading) {
        check(file);
        try {
            return reading.read(file);
        } catch (FormatException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw CommandFailure.usage("cannot read '" + file + "': " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw CommandFailure.usage(
                    "cannot read '" + file + "': it does not fit into the memory of this process", e);
        }
    }

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

package makespan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that a command is going to write: checked before the work begins, and never seen half written. */
final class OutputFile {
    private final Path path;

    private OutputFile(Path path) {
        this.path = path;
    }

    /**
     * Returns the file if it can be written.
     *
     * @throws CommandFailure if it cannot, with exit code 2
     */
    static OutputFile checked(Path path) {
        Path directory = directoryOf(path);
        if (Files.isDirectory(path)) {
            throw CommandFailure.usage("cannot write '" + path + "': it is a directory");
        }
        if (!Files.isDirectory(directory)) {
            throw CommandFailure.usage("cannot write '" + path + "': there is no directory '" + directory + "'");
        }
        boolean device = Files.exists(path) && !Files.isRegularFile(path);
        if (!Files.isWritable(device ? path : directory) || (Files.exists(path) && !Files.isWritable(path))) {
            throw CommandFailure.usage("cannot write '" + path + "': permission denied");
        }
        return new OutputFile(path);
    }

    Path path() {
        return path;
    }

    /**
     * Replaces the file's content by a text in UTF-8.
     *
     * @throws CommandFailure if that fails, with exit code 2
     */
    void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Replaces the file's content.
     *
     * @throws CommandFailure if that fails, with exit code 2
     */
    void write(byte[] bytes) {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                Files.write(path, bytes);
                return;
            }
            replace(bytes);
        } catch (AccessDeniedException e) {
            throw CommandFailure.usage("cannot write '" + path + "': permission denied", e);
        } catch (IOException e) {
            throw CommandFailure.usage("cannot write '" + path + "': " + e.getMessage(), e);
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path;
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path temporary = directoryOf(target).resolve(name);
        try {
            Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path directoryOf(Path path) {
        Path directory = path.toAbsolutePath().getParent();
        return directory == null ? path : directory;
    }
}

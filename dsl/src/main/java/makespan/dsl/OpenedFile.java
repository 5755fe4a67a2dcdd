package makespan.dsl;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import makespan.format.FormatException;
import makespan.format.GraphFile;
import makespan.format.TimedGraph;
import org.jspecify.annotations.Nullable;

/** What {@code open} returns: the run in a trace, or the graph in any other file. */
final class OpenedFile {
    private OpenedFile() {}

    /** @throws DeclarationException if the file cannot be read; the message says why in one line, with its place */
    static Object of(@Nullable Object given) {
        Path file = path(given);
        if (!Files.exists(file)) {
            throw wrong("There is no file '" + file.toAbsolutePath() + "'");
        }
        if (Files.isDirectory(file)) {
            throw wrong("'" + file + "' is a directory; open takes a file");
        }
        try {
            TimedGraph timed = GraphFile.read(file);
            return timed.run().isPresent() ? timed.run().get() : timed;
        } catch (FormatException e) {
            throw wrong(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw wrong("Cannot read '" + file + "': " + e.getMessage());
        }
    }

    private static Path path(@Nullable Object given) {
        if (given instanceof Path path) {
            return path;
        }
        if (given instanceof File file) {
            return file.toPath();
        }
        if (given instanceof CharSequence text) {
            try {
                return Path.of(text.toString());
            } catch (InvalidPathException e) {
                throw wrong(Places.quote(text) + " is no path of a file: " + e.getReason());
            }
        }
        throw wrong("open takes the path of a file, as in open('trace.json'), but was given " + Places.quote(given));
    }

    private static DeclarationException wrong(String problem) {
        return new DeclarationException(problem + Places.here());
    }
}

package makespan.kernel.language;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that a path in quotes may go on to. */
final class FileNames {
    private static final int MOST = 1_000;

    private FileNames() {}

    /** Returns what is in the directory that a path has reached so far; names of directories end with a slash. */
    static List<Candidate> after(String path) {
        if (path.contains("://") || path.indexOf('\n') >= 0) {
            return List.of();
        }
        List<Candidate> names = new ArrayList<>();
        String parent = path.substring(0, path.lastIndexOf('/') + 1);
        boolean hidden = path.startsWith(".", parent.length());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(parent))) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if ((hidden || !name.startsWith(".")) && names.size() < MOST) {
                    boolean directory = Files.isDirectory(file);
                    names.add(Candidate.plain(directory ? name + "/" : name, "path", directory ? 1 : 0));
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException | SecurityException e) {
            return List.of(); // there is no such directory
        }
        return names;
    }

    private static Path directory(String parent) {
        boolean home = parent.startsWith("~/");
        Path path = home ? Path.of(System.getProperty("user.home"), parent.substring(2)) : Path.of(parent);
        return path.toString().isEmpty() ? Path.of(".") : path;
    }
}

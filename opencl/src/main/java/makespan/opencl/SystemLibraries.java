package makespan.opencl;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds shared libraries of a Linux system without loading them. */
final class SystemLibraries {
    private static final Path LOADER_CACHE = Path.of("/etc/ld.so.cache");

    private SystemLibraries() {}

    /** Returns the first file of a name where Java and the system's loader look. */
    static Optional<Path> find(String name) {
        return all(name).findFirst();
    }

    /** Returns all files of a name there, some by several paths. */
    static Stream<Path> all(String name) {
        return Stream.concat(placesOfJava(name), placesOfTheLoader(name)).filter(Files::isRegularFile);
    }

    private static Stream<Path> placesOfJava(String name) {
        String directories = System.getProperty("java.library.path", ""); // LD_LIBRARY_PATH and the usual ones
        return Arrays.stream(directories.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name));
    }

    /** Returns the paths that the loader has in its cache, a file of names that end with a zero. */
    private static Stream<Path> placesOfTheLoader(String name) {
        try {
            String cache = Files.readString(LOADER_CACHE, StandardCharsets.ISO_8859_1);
            return Pattern.compile("/[\\x20-\\x7e]*/" + Pattern.quote(name) + "(?=\\x00)")
                    .matcher(cache)
                    .results()
                    .map(match -> Path.of(match.group()));
        } catch (IOException e) { // musl has none
            return Stream.empty();
        }
    }
}

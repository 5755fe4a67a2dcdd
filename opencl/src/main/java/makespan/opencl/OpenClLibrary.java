package makespan.opencl;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jocl.CL;

/**
 * The system's OpenCL library, the loader of the vendors' drivers. It is looked for before JOCL is touched: where JOCL
 * finds none, it prints so, and can be tried only once in the life of a Java virtual machine.
 */
final class OpenClLibrary {
    /** JOCL then unpacks its library under a name of its own, which no other process writes or has planted. */
    private static final String UNIQUE_NAMES = "uniqueLibraryNames";

    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final Path LOADER_CACHE = Path.of("/etc/ld.so.cache");
    private static final Pattern CACHED = Pattern.compile("/[\\x20-\\x7e]*/libOpenCL\\.so(?:\\.1)?(?=\\x00)");

    /** Why there is no OpenCL, and what would help. */
    record Absence(String reason, String hint) {}

    private OpenClLibrary() {}

    /** Loads the library and JOCL unless they are, and returns why that cannot be. */
    static Optional<Absence> load() {
        if (isLinux()) {
            Optional<Absence> absence = loadOnLinux();
            if (absence.isPresent()) {
                return absence;
            }
        }
        return loadBinding();
    }

    /** Loads the library from where it lies; JOCL, which asks for it by its name only, then gets the loaded one. */
    private static Optional<Absence> loadOnLinux() {
        Optional<Path> found = places().stream().filter(Files::isRegularFile).findFirst();
        if (found.isEmpty()) {
            return Optional.of(new Absence(
                    "libOpenCL.so.1 is not here",
                    "install your GPU's driver, or PoCL for the CPU: apt install ocl-icd-libopencl1 pocl-opencl-icd"));
        }
        if (!isLibrary(found.get())) { // Java would print warnings before it says so
            return broken(found.get() + " is no library");
        }
        try {
            System.load(found.get().toAbsolutePath().toString());
            return Optional.empty();
        } catch (UnsatisfiedLinkError e) {
            return broken(firstLine(e));
        }
    }

    private static boolean isLibrary(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ELF.length), ELF);
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Absence> broken(String why) {
        return Optional.of(new Absence(
                "libOpenCL.so.1 cannot be loaded: " + why,
                "install it anew: apt install --reinstall ocl-icd-libopencl1"));
    }

    private static Optional<Absence> loadBinding() {
        String before = System.getProperty(UNIQUE_NAMES);
        System.setProperty(UNIQUE_NAMES, "true");
        try {
            CL.stringFor_errorCode(CL.CL_SUCCESS); // its class loads the libraries
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of(new Absence(
                    "JOCL cannot load its library: " + firstLine(e),
                    "it must be able to unpack libraries below java.io.tmpdir and load them from there"));
        } finally {
            if (before == null) {
                System.clearProperty(UNIQUE_NAMES);
            } else {
                System.setProperty(UNIQUE_NAMES, before);
            }
        }
    }

    private static List<Path> places() {
        List<Path> places = new ArrayList<>();
        for (String directory : System.getProperty("java.library.path", "").split(File.pathSeparator, -1)) {
            if (!directory.isEmpty()) {
                places.add(Path.of(directory, "libOpenCL.so.1"));
                places.add(Path.of(directory, "libOpenCL.so"));
            }
        }
        places.addAll(placesOfTheLoader());
        return places;
    }

    /** Returns the paths that the system's loader has in its cache, a file of names that end with a zero. */
    private static List<Path> placesOfTheLoader() {
        try {
            String cache = Files.readString(LOADER_CACHE, StandardCharsets.ISO_8859_1);
            return CACHED.matcher(cache)
                    .results()
                    .map(match -> Path.of(match.group()))
                    .toList();
        } catch (IOException e) { // musl has none
            return List.of();
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }

    private static String firstLine(LinkageError e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message).strip();
    }
}

package makespan.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jocl.CL;

/**
 * The system's OpenCL library, the loader of the vendors' drivers. It is looked for before JOCL is touched: where JOCL
 * finds none, it prints so, and can be tried only once in the life of a Java virtual machine.
 */
final class OpenClLibrary {
    /** JOCL then unpacks its library under a name of its own, which no other process writes or has planted. */
    private static final String UNIQUE_NAMES = "uniqueLibraryNames";

    private static final String NAME = "libOpenCL.so.1";
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

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
        Optional<Path> found = SystemLibraries.find(NAME).or(() -> SystemLibraries.find("libOpenCL.so"));
        if (found.isEmpty()) {
            return Optional.of(new Absence(
                    NAME + " is not here",
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
                NAME + " cannot be loaded: " + why, "install it anew: apt install --reinstall ocl-icd-libopencl1"));
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

    private static boolean isLinux() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }

    private static String firstLine(LinkageError e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message).strip();
    }
}

package makespan.opencl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Whether the loader of drivers knows NVIDIA's. In containers that is often there, but not registered. */
final class NvidiaRegistration {
    private static final String LIBRARY = "libnvidia-opencl.so.1";
    private static final String REGISTRY = "/etc/OpenCL/vendors";

    /** What registers it. */
    static final String COMMAND = "echo " + LIBRARY + " > " + REGISTRY + "/nvidia.icd";

    private NvidiaRegistration() {}

    /** Returns whether the driver is here, and no file of the registry names it. */
    static boolean isMissing() {
        return SystemLibraries.find(LIBRARY).isPresent() && !isNamedIn(registry());
    }

    private static Path registry() {
        return Path.of(Objects.requireNonNullElse(System.getenv("OCL_ICD_VENDORS"), REGISTRY));
    }

    private static boolean isNamedIn(Path registry) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(registry, "*.icd")) {
            for (Path file : files) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("nvidia")) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return Files.exists(registry); // a file, or not to be read: nothing is known
        }
    }
}

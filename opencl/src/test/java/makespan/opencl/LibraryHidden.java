package makespan.opencl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that see the system without its OpenCL library; a test that asks where that cannot be is skipped. */
final class LibraryHidden {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/libOpenCL.so.1"), Path.of("/usr/lib/aarch64-linux-gnu/libOpenCL.so.1"));

    private LibraryHidden() {}

    /**
     * Returns what to put before a command, so that it finds another file where the library is: the words that run it in a
     * mount namespace of its own. None if there is no library.
     */
    static List<String> behind(Path other) throws IOException, InterruptedException {
        List<Path> here = PLACES.stream().filter(Files::exists).toList();
        if (here.isEmpty()) {
            return List.of();
        }
        List<String> words = List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount --bind \"$0\" \"$1\" && shift && exec \"$@\"",
                other.toString(),
                here.get(0).toRealPath().toString());
        assumeTrue(isPermitted(words), "no mount namespace without root");
        return words;
    }

    private static boolean isPermitted(List<String> words) throws InterruptedException {
        try {
            List<String> command = new ArrayList<>(words);
            command.add("true");
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
